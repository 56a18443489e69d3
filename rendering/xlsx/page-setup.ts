import type { AddWorksheetOptions, AutoFilter } from 'exceljs';
import { pageText, words } from '../statement-layout.ts';

/** ECMA-376 § 18.3.1.63: 9 is A4. */
const a4 = 9;

/** Facts between the title and the table, each over a third of the sheet's width. */
export const factsPerLine = 3;

/** Landscape A4 as wide as the table, however many pages high, each with its number. */
function printed(isProvisional: boolean): Partial<AddWorksheetOptions> {
  return {
    pageSetup: {
      paperSize: a4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      ...(isProvisional && { oddHeader: `&R${words.provisional}` }),
      oddFooter: `&C${pageText('&P', '&N')}`,
    },
  };
}

export function summarySheet(isProvisional: boolean): Partial<AddWorksheetOptions> {
  return { ...printed(isProvisional), views: [{ showGridLines: false, activeCell: 'A1' }] };
}

/**
 * Frozen below the header, and what is frozen is repeated on every printed page. No grid lines: the cells have borders
 * of their own.
 */
export function detailSheet(header: number, isProvisional: boolean): Partial<AddWorksheetOptions> {
  const page = printed(isProvisional);
  const activeCell = `A${header + 1}`;
  return {
    ...page,
    pageSetup: { ...page.pageSetup, printTitlesRow: `1:${header}` },
    views: [{ state: 'frozen', ySplit: header, showGridLines: false, activeCell }],
  };
}

/** The filter over exactly the detail rows, so that 汇总信息 below them is never filtered away. */
export function filterOver(header: number, columns: number, rows: number): AutoFilter {
  return { from: { row: header, column: 1 }, to: { row: header + rows, column: columns } };
}
