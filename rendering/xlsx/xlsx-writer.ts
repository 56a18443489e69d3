import type { Writable } from 'node:stream';
import { policy } from '../../domain/policy.ts';
import type { Totals } from '../../domain/clearing/totals.ts';
import type { RowWriter } from '../row-writer.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { Tally } from '../tally.ts';
import type { SheetWidths } from './column-widths.ts';
import { DetailSheet } from './detail-sheet.ts';
import { StatementWorkbook } from './statement-workbook.ts';
import { writeSummarySheet } from './summary-sheet.ts';
import type { SheetPlan } from './workbook-template.ts';

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
  const plans = isSingle ? [merchantSheet] : groupSheets(outline.totals.count, sheetRows);
  const workbook = await StatementWorkbook.open(output, outline, plans);
  if (!isSingle) await writeSummarySheet(workbook.openSheet(widths.summary), outline);
  const tally = new Tally();
  const openDetail = () =>
    new DetailSheet(
      workbook.openSheet(isSingle ? widths.merchant : widths.detail),
      outline,
      tally,
      sheetRows,
    );
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

const merchantSheet: SheetPlan = { name: '对账单', kind: 'detail' };

function groupSheets(rows: number, sheetRows: number): SheetPlan[] {
  const sheets = Math.max(1, Math.ceil(rows / sheetRows));
  return [
    { name: '汇总', kind: 'summary' },
    ...Array.from({ length: sheets }, (_, index): SheetPlan => ({
      name: sheets === 1 ? '明细' : `明细${index + 1}`,
      kind: 'detail',
    })),
  ];
}
