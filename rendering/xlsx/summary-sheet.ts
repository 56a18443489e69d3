import { statementFacts, statementTitle } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import type { SheetXml } from './sheet-xml.ts';
import { writeMerchantHeading, writeMerchantSummary, writeTerminalSummary } from './summary-lines.ts';

/**
 * The first sheet, 汇总: what an accountant of a group books from. A line for each merchant and 总计, then each
 * merchant's 汇总信息 as on its own statement.
 */
export async function writeSummarySheet(lines: SheetXml, outline: StatementOutline): Promise<void> {
  lines.title(statementTitle(outline));
  lines.facts(statementFacts(outline));
  lines.blank();
  await writeMerchantSummary(lines, outline);
  for (const section of outline.sections) {
    lines.blank();
    writeMerchantHeading(lines, section);
    await writeTerminalSummary(lines, section, true);
  }
  await lines.close();
}
