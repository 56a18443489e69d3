import type { StatementRow } from '../../domain/clearing/ledger-row.ts';
import { merchantHeaders, statementColumns, statementFacts, statementTitle } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import type { Tally } from '../tally.ts';
import { DetailRows, type LeadingCells } from './detail-rows.ts';
import type { SheetXml } from './sheet-xml.ts';
import { writeTerminalSummary } from './summary-lines.ts';

/** After so many rows the writer looks whether there is room for more. */
const rowsPerPause = 64;

/**
 * Title, facts, header and rows. For a merchant that is the sample's single sheet, with 汇总信息 one blank line below
 * the rows. For a group the rows stand merchant by merchant, each led by its merchant's number and name, with no line in
 * between: an accountant filters, sorts and pivots this sheet; subtotals among the rows would be added up a second time
 * and torn from their merchants by the first sort. They are in 汇总.
 */
export class DetailSheet {
  readonly #sheet: SheetXml;
  readonly #rows: DetailRows;
  #room: number;

  /** @param mostRows that the sheet takes */
  constructor(sheet: SheetXml, outline: StatementOutline, tally: Tally, mostRows: number) {
    this.#sheet = sheet;
    this.#room = mostRows;
    const withMerchant = sheet.widths.length > statementColumns.length;
    sheet.title(statementTitle(outline));
    sheet.facts(statementFacts(outline));
    sheet.header([...(withMerchant ? merchantHeaders : []), ...statementColumns.map(({ header }) => header)]);
    this.#rows = new DetailRows(sheet, tally);
  }

  get isFull(): boolean {
    return this.#room === 0;
  }

  /** Writes as many of the rows from `first` on as there is room for. @returns the index of the first that is left */
  async write(rows: readonly StatementRow[], first: number, leading?: LeadingCells): Promise<number> {
    const end = Math.min(rows.length, first + this.#room);
    for (let from = first; from < end; from += rowsPerPause) {
      this.#rows.write(rows.slice(from, Math.min(from + rowsPerPause, end)), leading);
      await this.#sheet.drained();
    }
    this.#room -= end - first;
    return end;
  }

  /** @param summaryOf whose 汇总信息 stands below the rows */
  async close(summaryOf?: StatementOutline['sections'][number]): Promise<void> {
    if (summaryOf) {
      this.#sheet.blank();
      await writeTerminalSummary(this.#sheet, summaryOf, false);
    }
    await this.#sheet.close();
  }
}
