import { formatFen } from '../../domain/money.ts';
import type { StatementRow } from '../../domain/clearing/ledger-row.ts';
import { statementColumns } from '../statement-layout.ts';
import type { Pages } from './pages.ts';
import { Table, type TableColumn } from './table.ts';

const detailSize = 7;

const remarkLines = 6;

/** What the two 备注 have together, and each when nothing is known of them. */
const remarksWidth = 196;
const usualRemarks: RemarkWidths = { remark: 76, remark1: 120 };

/** Widths of the two 备注, in points. */
export interface RemarkWidths {
  readonly remark: number;
  readonly remark1: number;
}

/** The 785 points of the page's width, shared out for what the columns hold at 7 pt; the two 备注 take what is left. */
const shapes: Record<keyof StatementRow, Omit<TableColumn, 'header'>> = {
  clearingDate: { width: 46, align: 'center' },
  transactionDate: { width: 46, align: 'center' },
  transactionTime: { width: 40, align: 'center' },
  terminalNo: { width: 42, align: 'center' },
  maskedCardNo: { width: 78, align: 'center' },
  transactionType: { width: 38, align: 'center' },
  amountFen: { width: 60, align: 'right' },
  netFen: { width: 60, align: 'right' },
  feeFen: { width: 46, align: 'right' },
  traceNo: { width: 34, align: 'center' },
  systemReferenceNo: { width: 57, align: 'center' },
  channel: { width: 42, align: 'center' },
  remark: { width: usualRemarks.remark, align: 'left', maxLines: remarkLines },
  remark1: { width: usualRemarks.remark1, align: 'left', maxLines: remarkLines },
};

/** Points that a column of a digit's width takes at 7 pt, and the white beside a text. */
const [digitWidth, padding] = [3.9, 8];

/**
 * Shares out the room of the two 备注 by their widest texts, so that an empty one leaves its room to the other. Neither
 * gets less than it needs, or half when both need more.
 *
 * @param columns widths of the 14 columns, in characters
 */
export function remarkWidths(columns: readonly number[]): RemarkWidths {
  const [first, second] = columns.slice(-2).map((characters) => characters * digitWidth + padding);
  const least = Math.min(first!, remarksWidth / 2);
  const most = remarksWidth - Math.min(second!, remarksWidth / 2);
  const share = Math.round((remarksWidth * first!) / (first! + second!));
  const remark = Math.min(Math.max(share, least), most);
  return { remark, remark1: remarksWidth - remark };
}

/** The table of a section's rows. */
export function openDetailTable(pages: Pages, remarks: RemarkWidths = usualRemarks): Table {
  const columns = statementColumns.map(({ key, header }): TableColumn => {
    const isRemark = key === 'remark' || key === 'remark1';
    return { header, ...shapes[key], ...(isRemark && { width: remarks[key] }) };
  });
  return new Table(pages, columns, detailSize);
}

/** What a row's cells say. */
export function detailTexts(row: StatementRow): string[] {
  return statementColumns.map(({ key }) => {
    const value = row[key];
    return typeof value === 'number' ? formatFen(value) : value;
  });
}
