import type { Worksheet } from 'exceljs';
import type { Fen } from '../../domain/money.ts';
import { factText, type StatementFact } from '../statement-layout.ts';
import { amountValue, displayWidth, textValue } from './cell-values.ts';
import { styles, type StyleName } from './styles.ts';

/** A cell's value in the file and its look. */
export interface SheetCell {
  readonly value: string | number | null;
  readonly style: StyleName;
}

/** Points a line of text takes; Excel's own height for a row of one line is a little more. */
const lineHeight = 13;
/** Excel's limit is 409 points. */
const highest = 400;
const factsPerLine = 3;

export function text(value: string, style: StyleName = 'text'): SheetCell {
  return { value: textValue(value), style };
}

export function amount(fen: Fen, style: StyleName = 'amount'): SheetCell {
  return { value: amountValue(fen), style };
}

export function count(value: number, style: StyleName = 'count'): SheetCell {
  return { value, style };
}

/** Writes a sheet from top to bottom; a line once written is gone from memory. */
export class SheetLines {
  readonly #sheet: Worksheet;
  readonly #widths: readonly number[];
  #written = 0;

  /** @param widths of the columns, in characters; merged lines need them to know how high they get. */
  constructor(sheet: Worksheet, widths: readonly number[]) {
    this.#sheet = sheet;
    this.#widths = widths;
    sheet.columns = widths.map((width) => ({ width }));
  }

  /** The number of the line written last, from 1. */
  get written(): number {
    return this.#written;
  }

  line(cells: readonly SheetCell[]): void {
    this.#written += 1;
    const row = this.#sheet.addRow(cells.map(({ value }) => value));
    cells.forEach(({ style }, index) => {
      row.getCell(index + 1).style = styles[style];
    });
    const lines = this.#linesIn(cells);
    if (lines > 1) row.height = Math.min(lines * lineHeight + 4, highest);
    row.commit();
  }

  header(headers: readonly string[]): void {
    this.line(headers.map((header) => text(header, 'header')));
  }

  blank(): void {
    this.#written += 1;
    this.#sheet.addRow([]).commit();
  }

  /** One line over all columns. */
  title(title: string): void {
    this.#merged([{ value: title, from: 1, to: this.#widths.length }], 'title', 1.5);
  }

  /** Three facts a line, each over its third of the sheet's width, so that a long name has room before it wraps. */
  facts(facts: readonly StatementFact[]): void {
    const ends = this.#thirds();
    for (let first = 0; first < facts.length; first += factsPerLine) {
      const spans = facts.slice(first, first + factsPerLine).map((fact, index) => ({
        value: factText(fact),
        from: (ends[index - 1] ?? 0) + 1,
        to: ends[index]!,
      }));
      this.#merged(spans, 'fact', 1);
    }
  }

  /** Excel doesn't fit the height of merged cells by itself. */
  #merged(
    spans: readonly { value: string; from: number; to: number }[],
    style: StyleName,
    scale: number,
  ): void {
    this.#written += 1;
    const row = this.#sheet.addRow([]);
    let lines = 1;
    for (const { value, from, to } of spans) {
      const cell = row.getCell(from);
      cell.value = textValue(value);
      cell.style = styles[style];
      if (to > from) this.#sheet.mergeCells(row.number, from, row.number, to);
      const width = this.#widths.slice(from - 1, to).reduce((sum, each) => sum + each, 0);
      lines = Math.max(lines, Math.ceil((displayWidth(value) * scale) / (width - 1)));
    }
    row.height = Math.min(lines * lineHeight * scale + 6, highest);
    row.commit();
  }

  /** Excel fits a row to its wrapped text when it opens the file, but not every reader does. */
  #linesIn(cells: readonly SheetCell[]): number {
    return cells.reduce((most, { value, style }, index) => {
      const width = (this.#widths[index] ?? 0) - 1;
      if (typeof value !== 'string' || style === 'heading' || value.length * 2 <= width) return most;
      return Math.max(most, Math.ceil(displayWidth(value) / width));
    }, 1);
  }

  /** After which columns a third and two thirds of the width are reached. */
  #thirds(): number[] {
    const total = this.#widths.reduce((sum, width) => sum + width, 0);
    const ends: number[] = [];
    let reached = 0;
    this.#widths.forEach((width, index) => {
      reached += width;
      if (
        reached >= ((ends.length + 1) * total) / factsPerLine - width / 2 &&
        ends.length < factsPerLine - 1
      ) {
        ends.push(index + 1);
      }
    });
    return [...ends, this.#widths.length];
  }
}
