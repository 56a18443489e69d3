import type { TypesetText } from './document-fonts.ts';
import { drawableText } from './drawable-text.ts';
import { lineHeightOf, strongRule, type Pages } from './pages.ts';
import { wrapText } from './wrap-text.ts';

export interface TableColumn {
  readonly header: string;
  /** Points. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** Lines a cell may have before it is cut with …; only free text has a limit. */
  readonly maxLines?: number;
}

interface Cell {
  readonly lines: readonly TypesetText[];
  readonly size: number;
}

const padding = { x: 3, y: 1.9 } as const;
const headerFill = '0.929 0.949 0.969';

/** Cells that were set already, for each column, as far as they are short and not too many. */
const kept = { longest: 40, most: 2_000 } as const;

interface CellStyle {
  readonly bold: boolean;
  /** Instead of the columns' own. */
  readonly align?: TableColumn['align'];
  /** Of the element that a cell is in the structure, and what it says of it. */
  readonly type?: 'TH' | 'TD';
  readonly attributes?: string;
}

const headerCell: CellStyle = {
  bold: true,
  align: 'center',
  type: 'TH',
  attributes: '/A<</O/Table/Scope/Column>>',
};

/** A table that runs over as many pages as it needs, its header repeated on each; no text leaves its column. */
export class Table {
  readonly #pages: Pages;
  readonly #columns: readonly TableColumn[];
  readonly #known: readonly Map<string, Cell>[];
  readonly #size: number;
  readonly #width: number;
  /** Where the table begins on this page. */
  #top = 0;

  constructor(pages: Pages, columns: readonly TableColumn[], size: number) {
    this.#pages = pages;
    this.#columns = columns;
    this.#known = columns.map(() => new Map<string, Cell>());
    this.#size = size;
    this.#width = columns.reduce((sum, { width }) => sum + width, 0);
    pages.structure?.open('Table');
    pages.structure?.open('TR');
    this.#drawHeader(headerCell);
    pages.structure?.close();
  }

  /** The height of so many lines of one line of text each, the header among them. */
  static heightOf(lines: number, size: number): number {
    return lines * (lineHeightOf(size) + 2 * padding.y);
  }

  /** @param followedBy how many lines of text must fit below this row, for a total never stands on a page alone. */
  row(texts: readonly string[], { bold = false, followedBy = 0 } = {}): void {
    const pages = this.#pages;
    const cells = this.#columns.map((column, index) => this.#cell(texts[index]!, column, index));
    const height = this.#heightOf(cells);
    if (!pages.fits(height + Table.heightOf(followedBy, this.#size))) {
      this.#drawColumnRules();
      pages.next();
      pages.artifact(() => this.#drawHeader());
    }
    pages.structure?.open('TR');
    this.#draw(cells, height, { bold, type: 'TD' });
    pages.structure?.close();
    const { left, y } = pages;
    if (bold) pages.rule(left, y - height, left + this.#width, y - height, strongRule);
    pages.rule(left, y, left + this.#width, y, bold ? strongRule : undefined);
  }

  /** To be called once after the last row. */
  end(): void {
    this.#drawColumnRules();
    this.#pages.structure?.close();
  }

  /** Draws the lines between the columns. */
  #drawColumnRules(): void {
    let x = this.#pages.left;
    for (const width of [0, ...this.#columns.map((column) => column.width)]) {
      x += width;
      this.#pages.rule(x, this.#top, x, this.#pages.y);
    }
  }

  /** @param style of cells; without a type the header only repeats that of a page before. */
  #drawHeader(style: CellStyle = { bold: true, align: 'center' }): void {
    this.#top = this.#pages.y;
    const cells = this.#columns.map((column) => this.#fit(column.header, { ...column, align: 'center' }));
    const height = this.#heightOf(cells);
    const { left, y } = this.#pages;
    this.#pages.fill(left, y, this.#width, height, headerFill);
    this.#pages.rule(left, y, left + this.#width, y);
    this.#draw(cells, height, style);
    this.#pages.rule(left, this.#pages.y, left + this.#width, this.#pages.y);
  }

  #cell(text: string, column: TableColumn, index: number): Cell {
    const known = this.#known[index]!;
    let cell = known.get(text);
    if (!cell) {
      cell = this.#fit(drawableText(text), column);
      if (text.length <= kept.longest && known.size < kept.most) known.set(text, cell);
    }
    return cell;
  }

  /** Amounts shrink, since one broken over two lines is misread; everything else wraps. */
  #fit(text: string, { width, align, maxLines }: TableColumn): Cell {
    const room = width - 2 * padding.x;
    if (align === 'right') {
      const line = this.#pages.typeset(text);
      const natural = line.width * this.#size;
      return { lines: [line], size: natural > room ? (this.#size * room) / natural : this.#size };
    }
    // A cell can't be parted over pages, so even a column without a limit ends where the page does.
    const most = Math.floor(this.#pages.bodyHeight / lineHeightOf(this.#size)) - 3;
    const lines = wrapText(text, this.#size, room, maxLines ?? most);
    return { lines: lines.map((line) => this.#pages.typeset(line)), size: this.#size };
  }

  #heightOf(cells: readonly Cell[]): number {
    let lines = 1;
    for (const cell of cells) if (cell.lines.length > lines) lines = cell.lines.length;
    return lines * lineHeightOf(this.#size) + 2 * padding.y;
  }

  #draw(cells: readonly Cell[], height: number, { bold, align, type, attributes = '' }: CellStyle): void {
    const pages = this.#pages;
    let x = pages.left + padding.x;
    cells.forEach((cell, index) => {
      const column = this.#columns[index]!;
      const place = { x, width: column.width - 2 * padding.x };
      const draw = () => this.#drawCell(cell, place, { bold, align: align ?? column.align });
      if (type === undefined) draw();
      else if (isEmpty(cell)) pages.structure?.empty(type);
      else pages.leaf(type, attributes, draw);
      x += column.width;
    });
    pages.y += height;
  }

  #drawCell(
    { lines, size }: Cell,
    { x, width }: { x: number; width: number },
    style: { bold: boolean; align: TableColumn['align'] },
  ): void {
    const top = this.#pages.y + padding.y + (this.#size - size) / 2;
    lines.forEach((line, number) => {
      this.#pages.line(line, x, top + number * lineHeightOf(this.#size), width, { ...style, size });
    });
  }
}

function isEmpty({ lines }: Cell): boolean {
  return lines.every(({ runs }) => runs.length === 0);
}
