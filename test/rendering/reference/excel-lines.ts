import type { Worksheet } from 'exceljs';
import { legibleText } from '../../../rendering/legible-text.ts';
import { factText, type StatementFact } from '../../../rendering/statement-layout.ts';
import { text, type SheetCell } from '../../../rendering/xlsx/sheet-cells.ts';
import type { SheetLines } from '../../../rendering/xlsx/sheet-lines.ts';
import { styles, type StyleName } from '../../../rendering/xlsx/styles.ts';

/** The same lines as the writer's, made by exceljs alone: it places, styles, merges and escapes. */
export class ExcelLines implements SheetLines {
  readonly #sheet: Worksheet;
  readonly #widths: readonly number[];

  constructor(sheet: Worksheet, widths: readonly number[]) {
    this.#sheet = sheet;
    this.#widths = widths;
    sheet.columns = widths.map((width) => ({ width }));
  }

  line(cells: readonly SheetCell[]): void {
    const row = this.#sheet.addRow(cells.map(valueOf));
    cells.forEach(({ style }, index) => {
      row.getCell(index + 1).style = styles[style];
    });
    row.commit();
  }

  header(headers: readonly string[]): void {
    this.line(headers.map((header) => text(header, 'header')));
  }

  blank(): void {
    this.#sheet.addRow([]).commit();
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  title(title: string): void {
    this.#merged([title], [this.#widths.length], 'title');
  }

  facts(facts: readonly StatementFact[]): void {
    const total = this.#widths.reduce((sum, width) => sum + width, 0);
    const ends: number[] = [];
    let reached = 0;
    this.#widths.forEach((width, index) => {
      reached += width;
      if (ends.length < 2 && reached >= ((ends.length + 1) * total) / 3 - width / 2) ends.push(index + 1);
    });
    const texts = facts.map(factText);
    for (let first = 0; first < texts.length; first += 3) {
      this.#merged(texts.slice(first, first + 3), [...ends, this.#widths.length], 'fact');
    }
  }

  #merged(texts: readonly string[], ends: readonly number[], style: StyleName): void {
    const row = this.#sheet.addRow([]);
    texts.forEach((text, index) => {
      const [from, to] = [(ends[index - 1] ?? 0) + 1, ends[index]!];
      row.getCell(from).value = textOf(text);
      row.getCell(from).style = styles[style];
      if (to > from) this.#sheet.mergeCells(row.number, from, row.number, to);
    });
    row.commit();
  }
}

const dayZero = Date.UTC(1899, 11, 30);

function valueOf(cell: SheetCell): string | number | Date | null {
  if (cell.kind === 'text') return textOf(cell.text);
  if (cell.kind === 'moment') return new Date(dayZero + Math.round(cell.number * 86_400_000));
  return cell.kind === 'amount' ? cell.fen / 100 : cell.count;
}

/** exceljs reads `_x0041_` as A and writes it as it is, so it has to be told. */
function textOf(text: string): string | null {
  const legible = legibleText(text);
  return legible === '' ? null : legible.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}
