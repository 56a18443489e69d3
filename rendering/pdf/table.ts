import { drawableText } from './drawable-text.ts';
import { lineHeightOf, strongRule, type Pages } from './pages.ts';
import { statementFont } from './statement-font.ts';
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
  readonly lines: readonly string[];
  readonly size: number;
}

const padding = { x: 3, y: 1.9 } as const;
const headerFill = '#edf2f7';

/** A table that runs over as many pages as it needs, its header repeated on each; no text leaves its column. */
export class Table {
  readonly #pages: Pages;
  readonly #columns: readonly TableColumn[];
  readonly #size: number;
  /** Where the table begins on this page. */
  #top = 0;

  constructor(pages: Pages, columns: readonly TableColumn[], size: number) {
    this.#pages = pages;
    this.#columns = columns;
    this.#size = size;
    this.#begin();
  }

  /** The height of so many lines of one line of text each, the header among them. */
  static heightOf(lines: number, size: number): number {
    return lines * (lineHeightOf(size) + 2 * padding.y);
  }

  /** @param followedBy how many lines of text must fit below this row, for a total never stands on a page alone. */
  row(texts: readonly string[], { bold = false, followedBy = 0 } = {}): void {
    const cells = this.#columns.map((column, index) => this.#fit(drawableText(texts[index] ?? ''), column));
    const height = this.#heightOf(cells);
    if (!this.#pages.fits(height + Table.heightOf(followedBy, this.#size))) {
      this.end();
      this.#pages.next();
      this.#begin();
    }
    this.#draw(cells, height, bold);
    const { left, y } = this.#pages;
    if (bold) this.#pages.rule(left, y - height, left + this.#width, y - height, strongRule);
    this.#pages.rule(left, y, left + this.#width, y, bold ? strongRule : undefined);
  }

  /** Draws the lines between the columns; to be called once after the last row. */
  end(): void {
    let x = this.#pages.left;
    for (const width of [0, ...this.#columns.map((column) => column.width)]) {
      x += width;
      this.#pages.rule(x, this.#top, x, this.#pages.y);
    }
  }

  get #width(): number {
    return this.#columns.reduce((sum, { width }) => sum + width, 0);
  }

  #begin(): void {
    this.#top = this.#pages.y;
    const cells = this.#columns.map((column) => this.#fit(column.header, { ...column, align: 'center' }));
    const height = this.#heightOf(cells);
    const { left, y } = this.#pages;
    this.#pages.fill(left, y, this.#width, height, headerFill);
    this.#pages.rule(left, y, left + this.#width, y);
    this.#draw(cells, height, true, 'center');
    this.#pages.rule(left, this.#pages.y, left + this.#width, this.#pages.y);
  }

  /** Amounts shrink, since one broken over two lines is misread; everything else wraps. */
  #fit(text: string, { width, align, maxLines }: TableColumn): Cell {
    const room = width - 2 * padding.x;
    if (align === 'right') {
      const natural = statementFont().widthOf(text) * this.#size;
      return { lines: [text], size: natural > room ? (this.#size * room) / natural : this.#size };
    }
    // A cell can't be parted over pages, so even a column without a limit ends where the page does.
    const most = Math.floor(this.#pages.bodyHeight / lineHeightOf(this.#size)) - 3;
    return { lines: wrapText(text, this.#size, room, maxLines ?? most), size: this.#size };
  }

  #heightOf(cells: readonly Cell[]): number {
    const lines = cells.reduce((most, cell) => Math.max(most, cell.lines.length), 1);
    return lines * lineHeightOf(this.#size) + 2 * padding.y;
  }

  #draw(cells: readonly Cell[], height: number, bold: boolean, align?: TableColumn['align']): void {
    let x = this.#pages.left + padding.x;
    cells.forEach(({ lines, size }, index) => {
      const column = this.#columns[index]!;
      lines.forEach((line, number) => {
        const y = this.#pages.y + padding.y + number * lineHeightOf(this.#size) + (this.#size - size) / 2;
        this.#pages.line(line, x, y, column.width - 2 * padding.x, {
          size,
          bold,
          align: align ?? column.align,
        });
      });
      x += column.width;
    });
    this.#pages.y += height;
  }
}
