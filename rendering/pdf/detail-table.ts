import { formatFen } from '../../domain/money.ts';
import type { StatementRow } from '../../domain/clearing/ledger-row.ts';
import { statementColumns } from '../statement-layout.ts';
import type { Pages } from './pages.ts';
import { Table, type TableColumn } from './table.ts';

const detailSize = 7;

const remarkLines = 6;

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
  remark: { width: 76, align: 'left', maxLines: remarkLines },
  remark1: { width: 120, align: 'left', maxLines: remarkLines },
};

const columns: readonly TableColumn[] = statementColumns.map(({ key, header }) => ({
  header,
  ...shapes[key],
}));

/** The table of a section's rows. */
export function openDetailTable(pages: Pages): Table {
  return new Table(pages, columns, detailSize);
}

/** What a row's cells say. */
export function detailTexts(row: StatementRow): string[] {
  return statementColumns.map(({ key }) => {
    const value = row[key];
    return typeof value === 'number' ? formatFen(value) : value;
  });
}
