import type { stream } from 'exceljs';
import type { StatementModel, StatementRow, StatementSection } from '../../domain/statement.ts';
import { merchantHeaders, statementColumns, statementFacts, statementTitle } from '../statement-layout.ts';
import type { Tally } from '../tally.ts';
import { detailWidths, merchantSummaryWidths, merchantWidths } from './column-widths.ts';
import { writeDetailLines } from './detail-lines.ts';
import { detailSheet, filterOver, summarySheet } from './page-setup.ts';
import { SheetLines, text } from './sheet-lines.ts';
import { writeMerchantHeading, writeMerchantSummary, writeTerminalSummary } from './summary-lines.ts';

type Workbook = InstanceType<typeof stream.xlsx.WorkbookWriter>;

interface Piece {
  readonly section: StatementSection;
  readonly rows: readonly StatementRow[];
}

/**
 * The first sheet, 汇总: what an accountant of a group books from. A line for each merchant and 总计, then each
 * merchant's 汇总信息 as on its own statement.
 */
export function writeSummarySheet(workbook: Workbook, model: StatementModel): void {
  const sheet = workbook.addWorksheet('汇总', summarySheet);
  const lines = new SheetLines(sheet, merchantSummaryWidths(model));
  lines.title(statementTitle(model));
  lines.facts(statementFacts(model));
  lines.blank();
  writeMerchantSummary(lines, model);
  for (const section of model.sections) {
    lines.blank();
    writeMerchantHeading(lines, section);
    writeTerminalSummary(lines, section, true);
  }
  sheet.commit();
}

/**
 * 明细, or 明细1, 明细2 … where one sheet is not enough: the rows merchant by merchant, each led by its merchant's
 * number and name, with no line in between. An accountant filters, sorts and pivots this sheet; subtotals among
 * the rows would be added up a second time and torn from their merchants by the first sort. They are in 汇总.
 */
export async function writeDetailSheets(
  workbook: Workbook,
  model: StatementModel,
  tally: Tally,
  sheetRows: number,
): Promise<void> {
  const sheets = splitIntoSheets(model.sections, sheetRows);
  const widths = [...merchantWidths(model), ...detailWidths(model)];
  for (const [index, pieces] of sheets.entries()) {
    const rows = pieces.reduce((sum, piece) => sum + piece.rows.length, 0);
    const name = sheets.length === 1 ? '明细' : `明细${index + 1}`;
    const sheet = workbook.addWorksheet(name, detailSheet);
    sheet.autoFilter = filterOver(widths.length, rows);
    const lines = new SheetLines(sheet, widths);
    lines.title(statementTitle(model));
    lines.facts(statementFacts(model));
    lines.header([...merchantHeaders, ...statementColumns.map(({ header }) => header)]);
    for (const piece of pieces) {
      const { merchantNo, merchantName } = piece.section;
      await writeDetailLines(lines, piece.rows, tally, [text(merchantNo, 'code'), text(merchantName)]);
    }
    sheet.commit();
  }
}

function splitIntoSheets(sections: readonly StatementSection[], sheetRows: number): Piece[][] {
  const sheets: Piece[][] = [[]];
  let room = sheetRows;
  for (const section of sections) {
    for (let first = 0; first < section.rows.length;) {
      if (room === 0) {
        sheets.push([]);
        room = sheetRows;
      }
      const rows = section.rows.slice(first, first + room);
      sheets.at(-1)!.push({ section, rows });
      first += rows.length;
      room -= rows.length;
    }
  }
  return sheets;
}
