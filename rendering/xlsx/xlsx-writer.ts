import type { Writable } from 'node:stream';
import { policy } from '../../domain/policy.ts';
import type { Totals } from '../../domain/clearing/totals.ts';
import type { RowWriter } from '../row-writer.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { Tally } from '../tally.ts';
import type { SheetWidths } from './column-widths.ts';
import { DetailSheet } from './detail-sheet.ts';
import { detailExtent, headerLine, summaryExtent } from './sheet-extent.ts';
import { StatementWorkbook, type PlannedSheet } from './statement-workbook.ts';
import { writeSummarySheet } from './summary-sheet.ts';

export interface XlsxWriter extends RowWriter {
  /** Ends the file and the stream. @returns what was written, counted by this writer. */
  close(): Promise<Totals>;
}

export interface XlsxOptions {
  readonly widths: SheetWidths;
  /** Detail rows on one sheet; Excel itself takes 1,048,576 lines. */
  readonly sheetRows?: number;
}

/**
 * Opens the workbook: one sheet for a merchant, as the guide's sample; 汇总 and 明细 (or 明细1, 明细2 … where one sheet
 * is not enough) for a group, and for a merchant with more rows than a sheet takes. The same outline and rows give the
 * same bytes, in whatever pages the rows come.
 *
 * @param outline its `totals.count` is the number of rows that will come, and decides how many sheets there are
 */
export async function openXlsx(
  outline: StatementOutline,
  output: Writable,
  { widths, sheetRows = policy.statement.xlsxSheetRows }: XlsxOptions,
): Promise<XlsxWriter> {
  const isSingle = outline.subject.type === 'merchant' && outline.totals.count <= sheetRows;
  const plans = isSingle ? [merchantSheet(outline, widths)] : groupSheets(outline, widths, sheetRows);
  const workbook = await StatementWorkbook.open(output, outline, plans, {
    header: headerLine(outline),
    isProvisional: outline.provisional === true,
  });
  if (!isSingle) await writeSummarySheet(workbook.openSheet(), outline);
  const tally = new Tally();
  const openDetail = () => new DetailSheet(workbook.openSheet(), outline, tally, sheetRows);
  let sheet = openDetail();
  return {
    async write(section, rows) {
      for (let first = 0; first < rows.length;) {
        if (sheet.isFull) {
          await sheet.close();
          sheet = openDetail();
        }
        first = await sheet.write(rows, first, isSingle ? undefined : section);
      }
    },
    async close() {
      await sheet.close(isSingle ? outline.sections[0] : undefined);
      await workbook.close();
      return tally.totals;
    },
  };
}

function merchantSheet(outline: StatementOutline, widths: SheetWidths): PlannedSheet {
  const { sections, totals } = outline;
  const extent = detailExtent(outline, totals.count, sections[0]?.terminals.length);
  return { name: '对账单', kind: 'detail', widths: widths.merchant, extent };
}

function groupSheets(outline: StatementOutline, widths: SheetWidths, sheetRows: number): PlannedSheet[] {
  const rows = outline.totals.count;
  const sheets = Math.max(1, Math.ceil(rows / sheetRows));
  return [
    { name: '汇总', kind: 'summary', widths: widths.summary, extent: summaryExtent(outline) },
    ...Array.from({ length: sheets }, (_, index): PlannedSheet => ({
      name: sheets === 1 ? '明细' : `明细${index + 1}`,
      kind: 'detail',
      widths: widths.detail,
      extent: detailExtent(outline, Math.min(sheetRows, rows - index * sheetRows)),
    })),
  ];
}
