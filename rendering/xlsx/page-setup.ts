import type { AddWorksheetOptions, AutoFilter } from 'exceljs';
import { pageText } from '../statement-layout.ts';

/** ECMA-376 § 18.3.1.63: 9 is A4. */
const a4 = 9;

/** Title, two lines of facts, header: what stays on the screen and is repeated on every printed page. */
export const linesAboveRows = 4;

/** Landscape A4 as wide as the table, however many pages high, each with its number. */
const printed: Partial<AddWorksheetOptions> = {
  pageSetup: {
    paperSize: a4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  },
  headerFooter: { oddFooter: `&C${pageText('&P', '&N')}` },
};

export const summarySheet: Partial<AddWorksheetOptions> = { ...printed, views: [{ showGridLines: false }] };

/** Frozen below the header. No grid lines: the cells have borders of their own. */
export const detailSheet: Partial<AddWorksheetOptions> = {
  ...printed,
  pageSetup: { ...printed.pageSetup, printTitlesRow: `1:${linesAboveRows}` },
  views: [{ state: 'frozen', ySplit: linesAboveRows, showGridLines: false }],
};

/** The filter over exactly the detail rows, so that 汇总信息 below them is never filtered away. */
export function filterOver(columns: number, rows: number): AutoFilter {
  return {
    from: { row: linesAboveRows, column: 1 },
    to: { row: linesAboveRows + rows, column: columns },
  };
}
