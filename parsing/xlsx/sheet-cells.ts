import { serialMoment } from './date-styles.ts';
import type { XmlHandler } from './read-xml.ts';
import type { SheetRow } from './sheet-row.ts';

interface WorkbookTexts {
  readonly texts: readonly string[];
  /** By cell style: whether a number is a date. */
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
}

/** Most columns a sheet can have (ECMA-376); a cell that claims to be beyond is left out. */
const columnsAtMost = 16_384;

/** Gathers the cells of a sheet into rows. Formulas give the value that was stored with them and are never evaluated. */
export class SheetCells implements XmlHandler {
  readonly #book: WorkbookTexts;
  #rows: SheetRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = '';
  #value = '';
  #inValue = false;
  #phonetic = false;

  constructor(book: WorkbookTexts) {
    this.#book = book;
  }

  /** The rows gathered since the last call. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#line = attributes['r'] === undefined ? this.#line + 1 : Number(attributes['r']);
        this.#cells = [];
        this.#column = -1;
        break;
      case 'c':
        this.#column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r']);
        this.#type = attributes['t'] ?? '';
        this.#style = attributes['s'] ?? '';
        this.#value = '';
        break;
      case 'v':
      case 't':
        this.#inValue = !this.#phonetic;
        break;
      case 'rPh':
        this.#phonetic = true;
        break;
    }
  }

  text(part: string): void {
    if (this.#inValue) this.#value += part;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#cells.length > 0)
      this.#rows.push({ line: this.#line, cells: this.#cells });
  }

  #endCell(): void {
    if (this.#value === '' || this.#column >= columnsAtMost) return;
    const text = this.#textOf(this.#value);
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #textOf(value: string): string {
    if (this.#type === 's') return this.#book.texts[Number(value)] ?? '';
    if (this.#type !== '' && this.#type !== 'n') return value;
    const serial = this.#book.dates[Number(this.#style)] ? Number(value) : Number.NaN;
    return Number.isFinite(serial) && serial >= 0 && serial < 2_958_466
      ? serialMoment(serial, this.#book.from1904)
      : value;
  }
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const code = reference.charCodeAt(index);
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column - 1;
}
