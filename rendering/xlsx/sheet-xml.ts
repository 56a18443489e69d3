import { factText, type StatementFact } from '../statement-layout.ts';
import type { OpenEntry } from '../zip/zip-writer.ts';
import { amountXml, displayWidth, textXml } from './cell-values.ts';
import { heightOf, linesIn, mergedHeightOf } from './line-heights.ts';
import { factsPerLine } from './page-setup.ts';
import type { SharedStrings } from './shared-strings.ts';
import { text, type SheetCell } from './sheet-cells.ts';
import type { SheetExtent } from './sheet-extent.ts';
import type { SheetLines } from './sheet-lines.ts';
import type { StyleName } from './styles.ts';
import type { SheetTemplate, WorkbookTemplate } from './workbook-template.ts';

/** What is handed on together, whichever comes first: fixed, so that the bytes do not depend on how rows arrive. */
const perWrite = { lines: 64, characters: 1 << 17 };

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly styleIds: WorkbookTemplate['styleIds'];
  readonly strings: SharedStrings;
}

/** Writes a sheet's part as text, from top to bottom, between what its template has before and after the lines. */
export class SheetXml implements SheetLines {
  readonly context: SheetContext;
  readonly widths: readonly number[];
  readonly #entry: OpenEntry;
  readonly #tail: string;
  readonly #extent: SheetExtent;
  readonly #merged: string[] = [];
  #text: string;
  #written = 0;

  /**
   * @param extent of the cells that will be written
   * @param widths of the columns, in characters; lines need them to know how high they get
   */
  constructor(
    entry: OpenEntry,
    template: SheetTemplate,
    { extent, widths }: { readonly extent: SheetExtent; readonly widths: readonly number[] },
    context: SheetContext,
  ) {
    this.#entry = entry;
    this.#tail = template.tail;
    this.#extent = extent;
    this.context = context;
    this.widths = widths;
    const columns = widths.map(
      (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    );
    const used = `<dimension ref="${this.#range(1, extent.lastLine)}"/>`;
    this.#text = `${template.start}${used}${template.views}<cols>${columns.join('')}</cols>${template.middle}`;
  }

  /** The number of the line that comes next, from 1. */
  get next(): number {
    return this.#written + 1;
  }

  /** Takes the line {@link next} as XML. */
  put(row: string): void {
    this.#written += 1;
    this.#text += row;
    const isEnough = this.#written % perWrite.lines === 0 || this.#text.length >= perWrite.characters;
    if (isEnough) this.#handOn();
  }

  line(cells: readonly SheetCell[]): void {
    const row = this.next;
    const most = cells.reduce((lines, cell, index) => Math.max(lines, this.#linesOf(cell, index)), 1);
    const xml = cells.map((cell, index) => `${this.#start(index, row, cell.style)}${this.#end(cell)}`);
    this.put(`<row r="${row}"${heightOf(most)}>${xml.join('')}</row>`);
  }

  header(headers: readonly string[]): void {
    this.line(headers.map((header) => text(header, 'header')));
  }

  blank(): void {
    this.put('');
  }

  title(title: string): void {
    this.#mergedLine([{ value: title, from: 0, to: this.widths.length }], 'title', 1.5);
  }

  facts(facts: readonly StatementFact[]): void {
    const ends = this.#thirds();
    for (let first = 0; first < facts.length; first += factsPerLine) {
      const spans = facts.slice(first, first + factsPerLine).map((fact, index) => ({
        value: factText(fact),
        from: ends[index - 1] ?? 0,
        to: ends[index]!,
      }));
      this.#mergedLine(spans, 'fact', 1);
    }
  }

  drained(): Promise<void> {
    return this.#entry.drained();
  }

  async close(): Promise<void> {
    const { header, lastRow, lastLine } = this.#extent;
    const merged = this.#merged.map((range) => `<mergeCell ref="${range}"/>`);
    this.#text += '</sheetData>';
    if (header !== undefined) this.#text += `<autoFilter ref="${this.#range(header, lastRow)}"/>`;
    if (merged.length > 0) {
      this.#text += `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`;
    }
    // Without it Excel marks each number that is kept as text, and offers to drop its zeros.
    const asText = `<ignoredError sqref="${this.#range(1, lastLine)}" numberStoredAsText="1"/>`;
    this.#text += `${this.#tail}<ignoredErrors>${asText}</ignoredErrors></worksheet>`;
    this.#handOn();
    await this.#entry.close();
  }

  #range(from: number, to: number): string {
    return `A${from}:${columnName(this.widths.length - 1)}${to}`;
  }

  #handOn(): void {
    this.#entry.write(this.#text);
    this.#text = '';
  }

  #start(column: number, row: number, style: StyleName): string {
    return `<c r="${columnName(column)}${row}" s="${this.context.styleIds[style]}"`;
  }

  #end(cell: SheetCell): string {
    switch (cell.kind) {
      case 'amount':
        return `><v>${amountXml(cell.fen)}</v></c>`;
      case 'moment':
        return `><v>${cell.number}</v></c>`;
      case 'count':
        return `><v>${cell.count}</v></c>`;
      case 'text':
        return cell.text === '' ? '/>' : this.context.strings.cellEnd(textXml(cell.text));
    }
  }

  #linesOf(cell: SheetCell, column: number): number {
    if (cell.kind !== 'text' || cell.style === 'heading') return 1;
    return linesIn(cell.text, this.widths[column]!);
  }

  /** Cells from the column `from` up to the one before `to` become one. */
  #mergedLine(
    spans: readonly { value: string; from: number; to: number }[],
    style: StyleName,
    scale: number,
  ): void {
    const row = this.next;
    let lines = 1;
    let cells = '';
    for (const { value, from, to } of spans) {
      cells += `${this.#start(from, row, style)}${this.#end(text(value))}`;
      for (let column = from + 1; column < to; column += 1) cells += `${this.#start(column, row, style)}/>`;
      if (to > from + 1) this.#merged.push(`${columnName(from)}${row}:${columnName(to - 1)}${row}`);
      const width = this.widths.slice(from, to).reduce((sum, each) => sum + each, 0);
      lines = Math.max(lines, Math.ceil((displayWidth(value) * scale) / (width - 1)));
    }
    this.put(`<row r="${row}"${mergedHeightOf(lines, scale)}>${cells}</row>`);
  }

  /** After which columns a third and two thirds of the width are reached. */
  #thirds(): number[] {
    const total = this.widths.reduce((sum, width) => sum + width, 0);
    const ends: number[] = [];
    let reached = 0;
    this.widths.forEach((width, index) => {
      reached += width;
      if (
        reached >= ((ends.length + 1) * total) / factsPerLine - width / 2 &&
        ends.length < factsPerLine - 1
      ) {
        ends.push(index + 1);
      }
    });
    return [...ends, this.widths.length];
  }
}

/** `A` for the first column; no sheet of ours has more than 26. */
export function columnName(index: number): string {
  return String.fromCharCode(65 + index);
}
