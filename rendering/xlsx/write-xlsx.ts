import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { policy } from '../../domain/policy.ts';
import type { StatementModel, Totals } from '../../domain/statement.ts';
import { legibleText } from '../legible-text.ts';
import { producedAt, statementTitle } from '../statement-layout.ts';
import { Tally } from '../tally.ts';
import { writeDetailSheets, writeSummarySheet } from './group-sheets.ts';
import { writeMerchantSheet } from './merchant-sheet.ts';
import { defaultFont } from './styles.ts';
import { setZipTimes } from './zip-times.ts';

/**
 * Writes the workbook: one sheet for a merchant, as the guide's sample; 汇总 and 明细 for a group, and for a
 * merchant with more rows than a sheet takes. The same model gives the same bytes.
 *
 * @param sheetRows detail rows on one sheet; Excel itself takes 1,048,576 lines.
 * @returns what was written, counted by this writer.
 */
export async function writeXlsx(
  model: StatementModel,
  path: string,
  { sheetRows = policy.statement.xlsxSheetRows }: { sheetRows?: number } = {},
): Promise<Totals> {
  const tally = new Tally();
  const output = createWriteStream(path);
  try {
    await Promise.all([finished(output), writeSheets(output, model, tally, sheetRows)]);
  } finally {
    output.destroy();
  }
  await setZipTimes(path, producedAt(model));
  return tally.totals;
}

async function writeSheets(
  output: WriteStream,
  model: StatementModel,
  tally: Tally,
  sheetRows: number,
): Promise<void> {
  const workbook = openWorkbook(output, model);
  const [section] = model.sections;
  if (model.subject.type === 'merchant' && section && section.rows.length <= sheetRows) {
    await writeMerchantSheet(workbook, model, section, tally);
  } else {
    writeSummarySheet(workbook, model);
    await writeDetailSheets(workbook, model, tally, sheetRows);
  }
  await workbook.commit();
}

/** Who and when come from the model: nothing in the file is the machine's. */
function openWorkbook(
  output: WriteStream,
  model: StatementModel,
): InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter> {
  const producer = legibleText(model.branchName);
  const produced = producedAt(model);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: output,
    useStyles: true,
    useSharedStrings: true,
    zip: { zlib: { level: 6 } },
  });
  replaceDefaultFont(workbook);
  return Object.assign(workbook, {
    title: legibleText(statementTitle(model)),
    creator: producer,
    lastModifiedBy: producer,
    created: produced,
    modified: produced,
  });
}

/**
 * exceljs writes the parts of its default font in an order that the schema forbids (color before sz) and gives
 * no way to choose another, so ours takes its place. Column widths are counted in this font's digits.
 */
function replaceDefaultFont(workbook: object): void {
  const { styles } = workbook as { styles: { model: { fonts: string[] } } };
  styles.model.fonts[0] = `<font><sz val="${defaultFont.size}"/><name val="${defaultFont.name}"/></font>`;
}
