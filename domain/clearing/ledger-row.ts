import type { Fen } from '../money.ts';

/** One cleared transaction, in the order of the guide's 14 columns. Dates are `YYYY-MM-DD`, times `HH:mm:ss`, Asia/Shanghai. */
export interface StatementRow {
  readonly clearingDate: string;
  readonly transactionDate: string;
  readonly transactionTime: string;
  readonly terminalNo: string;
  readonly maskedCardNo: string;
  readonly transactionType: string;
  readonly amountFen: Fen;
  readonly netFen: Fen;
  readonly feeFen: Fen;
  readonly traceNo: string;
  readonly systemReferenceNo: string;
  readonly channel: string;
  readonly remark: string;
  readonly remark1: string;
}

/** What the guide's 14 columns hold, in their order in every file and on every page. */
export const statementFields = [
  'clearingDate',
  'transactionDate',
  'transactionTime',
  'terminalNo',
  'maskedCardNo',
  'transactionType',
  'amountFen',
  'netFen',
  'feeFen',
  'traceNo',
  'systemReferenceNo',
  'channel',
  'remark',
  'remark1',
] as const satisfies readonly (keyof StatementRow)[];

/** How many columns of digits the widest value of each column takes on the screen. */
export type WidestValues = Readonly<Record<keyof StatementRow, number>>;
