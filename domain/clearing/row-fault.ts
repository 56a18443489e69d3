import { isReadable } from '../readable-text.ts';
import type { StatementRow } from './ledger-row.ts';

/** What makes a ledger row unfit for a statement, and the column it is in. */
export interface RowFault {
  readonly code: 'LEDGER_NET_AMOUNT' | 'LEDGER_AMOUNT_INVALID' | 'LEDGER_TEXT_UNREADABLE';
  readonly column: keyof StatementRow;
}

/** A spreadsheet keeps 15 significant digits. */
export const largestFen = 999_999_999_999_999;

const amounts = ['amountFen', 'netFen', 'feeFen'] as const satisfies readonly (keyof StatementRow)[];
const texts = [
  'clearingDate',
  'transactionDate',
  'transactionTime',
  'terminalNo',
  'maskedCardNo',
  'transactionType',
  'traceNo',
  'systemReferenceNo',
  'channel',
  'remark',
  'remark1',
] as const satisfies readonly (keyof StatementRow)[];

/** The first fault of a row: 清算金额 = 交易金额 − 手续费, amounts of whole fen with at most 15 digits, readable texts. */
export function rowFault(row: StatementRow): RowFault | undefined {
  const invalid = amounts.find((column) => !isAmount(row[column]));
  if (invalid) return { code: 'LEDGER_AMOUNT_INVALID', column: invalid };
  if (row.netFen !== row.amountFen - row.feeFen) return { code: 'LEDGER_NET_AMOUNT', column: 'netFen' };
  const unreadable = texts.find((column) => !isReadable(row[column]));
  return unreadable && { code: 'LEDGER_TEXT_UNREADABLE', column: unreadable };
}

function isAmount(fen: number): boolean {
  return Number.isInteger(fen) && Math.abs(fen) <= largestFen;
}
