import type { stream } from 'exceljs';
import type { StatementModel, StatementSection } from '../../domain/statement.ts';
import { statementColumns, statementFacts, statementTitle } from '../statement-layout.ts';
import type { Tally } from '../tally.ts';
import { detailWidths, terminalSummaryWidths } from './column-widths.ts';
import { writeDetailLines } from './detail-lines.ts';
import { detailSheet, filterOver } from './page-setup.ts';
import { SheetLines } from './sheet-lines.ts';
import { writeTerminalSummary } from './summary-lines.ts';

type Workbook = InstanceType<typeof stream.xlsx.WorkbookWriter>;

/** The sample's single sheet: title, facts, the 14 columns, the rows, and 汇总信息 one blank line below them. */
export async function writeMerchantSheet(
  workbook: Workbook,
  model: StatementModel,
  section: StatementSection,
  tally: Tally,
): Promise<void> {
  const summaryWidths = terminalSummaryWidths(model);
  const widths = detailWidths(model).map((width, index) => Math.max(width, summaryWidths[index] ?? 0));
  const sheet = workbook.addWorksheet('对账单', detailSheet);
  sheet.autoFilter = filterOver(widths.length, section.rows.length);
  const lines = new SheetLines(sheet, widths);
  lines.title(statementTitle(model));
  lines.facts(statementFacts(model));
  lines.header(statementColumns.map(({ header }) => header));
  await writeDetailLines(lines, section.rows, tally);
  lines.blank();
  writeTerminalSummary(lines, section, false);
  sheet.commit();
}
