import type { StatementRow } from '../../domain/clearing/ledger-row.ts';
import { statementColumns } from '../statement-layout.ts';
import type { Tally } from '../tally.ts';
import { amountXml, textXml } from './cell-values.ts';
import { dateNumber, timeNumber } from './date-values.ts';
import { heightOf, linesIn } from './line-heights.ts';
import { inlineEnd } from './shared-strings.ts';
import { columnName, type SheetContext, type SheetXml } from './sheet-xml.ts';
import type { StyleName } from './styles.ts';

/** Free text is read from the left, a code is a block of its own. Amounts, dates and times are numbers. */
const styleOf: Partial<Record<keyof StatementRow, StyleName>> = {
  clearingDate: 'date',
  transactionDate: 'date',
  transactionTime: 'time',
  amountFen: 'amount',
  netFen: 'amount',
  feeFen: 'amount',
  remark: 'text',
  remark1: 'text',
};

/** Excel's number of a text that is a date or a time; a text that is none keeps its place as a code. */
const numberOf: Partial<Record<keyof StatementRow, (text: string) => number | undefined>> = {
  clearingDate: dateNumber,
  transactionDate: dateNumber,
  transactionTime: timeNumber,
};

/** Nearly every row has another one, so sharing them would only cost memory. */
const distinct: ReadonlySet<keyof StatementRow> = new Set([
  'transactionTime',
  'maskedCardNo',
  'traceNo',
  'systemReferenceNo',
]);

/** Cells that are kept for the next row with the same value: so many, of texts that short. */
const kept = { most: 10_000, longest: 100 };

interface DetailColumn {
  readonly key: keyof StatementRow;
  /** A cell's XML up to the line's number, then up to its value. */
  readonly start: string;
  readonly style: string;
  readonly numberOf: ((text: string) => number | undefined) | undefined;
  readonly width: number;
  readonly shared: boolean;
  readonly known: Map<string, TextCell>;
}

/** A text cell from its style attribute on, and how many lines of text it has. */
interface TextCell {
  readonly end: string;
  readonly lines: number;
}

/** What leads each row where the rows of several merchants share one sheet. */
export interface LeadingCells {
  readonly merchantNo: string;
  readonly merchantName: string;
}

/** Writes the detail rows of a sheet. Nearly all time of a large statement is spent in here. */
export class DetailRows {
  readonly #sheet: SheetXml;
  readonly #columns: readonly DetailColumn[];
  readonly #tally: Tally;

  constructor(sheet: SheetXml, tally: Tally) {
    this.#sheet = sheet;
    this.#tally = tally;
    const leading = sheet.widths.length - statementColumns.length;
    this.#columns = statementColumns.map(({ key }, index) => {
      const width = sheet.widths[leading + index]!;
      return {
        key,
        start: `<c r="${columnName(leading + index)}`,
        style: `" s="${sheet.context.styleIds[styleOf[key] ?? 'code']}"`,
        numberOf: numberOf[key],
        width,
        shared: !distinct.has(key),
        known: new Map(),
      };
    });
  }

  /** Writes rows in their order; wait for the sheet to be drained after some of them. */
  write(rows: readonly StatementRow[], leading?: LeadingCells): void {
    const lead = leading && leadingCells(leading, this.#sheet);
    for (const row of rows) {
      this.#sheet.put(this.#rowXml(row, lead));
      this.#tally.add(row);
    }
  }

  #rowXml(row: StatementRow, lead: { cells: readonly string[]; lines: number } | undefined): string {
    const number = String(this.#sheet.next);
    let lines = lead?.lines ?? 1;
    let cells = lead ? lead.cells.join(number) : '';
    for (const column of this.#columns) {
      const value = row[column.key];
      if (typeof value === 'number')
        cells += `${column.start}${number}${column.style}><v>${amountXml(value)}</v></c>`;
      else {
        const { end, lines: itsLines } = this.#textCell(column, value);
        cells += column.start + number + end;
        if (itsLines > lines) lines = itsLines;
      }
    }
    return `<row r="${number}"${heightOf(lines)}>${cells}</row>`;
  }

  #textCell(column: DetailColumn, value: string): TextCell {
    const known = column.shared ? column.known.get(value) : undefined;
    if (known !== undefined) return known;
    const cell = this.#momentCell(column, value) ?? {
      end: this.#styleOfText(column) + this.#textEnd(column, value),
      lines: linesIn(value, column.width),
    };
    const isKept = column.shared && value.length <= kept.longest && column.known.size < kept.most;
    if (isKept) column.known.set(value, cell);
    return cell;
  }

  #momentCell({ numberOf, style }: DetailColumn, value: string): TextCell | undefined {
    const number = numberOf?.(value);
    return number === undefined ? undefined : { end: `${style}><v>${number}</v></c>`, lines: 1 };
  }

  #styleOfText({ numberOf, style }: DetailColumn): string {
    return numberOf ? `" s="${this.#sheet.context.styleIds.code}"` : style;
  }

  #textEnd({ shared }: DetailColumn, value: string): string {
    const { context } = this.#sheet;
    return shared ? sharedEnd(value, context) : inlineOr(value, context);
  }
}

/** 商户号 and 商户名称, cut where the line's number belongs. */
function leadingCells({ merchantNo, merchantName }: LeadingCells, { context, widths }: SheetXml) {
  const { styleIds } = context;
  const [numberEnd, nameEnd] = [sharedEnd(merchantNo, context), sharedEnd(merchantName, context)];
  return {
    cells: ['<c r="A', `" s="${styleIds.code}"${numberEnd}<c r="B`, `" s="${styleIds.text}"${nameEnd}`],
    lines: Math.max(linesIn(merchantNo, widths[0]!), linesIn(merchantName, widths[1]!)),
  };
}

/** Some readers (exceljs, openpyxl) undo escapes only in shared strings, so a text that has one is shared. */
function inlineOr(value: string, { strings }: SheetContext): string {
  const xml = textXml(value);
  return xml === value ? inlineEnd(xml) : strings.cellEnd(xml);
}

function sharedEnd(value: string, { strings }: SheetContext): string {
  return value === '' ? '/>' : strings.cellEnd(textXml(value));
}
