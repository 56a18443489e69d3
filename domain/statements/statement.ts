import type { Fen } from '../money.ts';
import type { StatementPeriod } from '../clearing/period.ts';

export type SubjectType = 'merchant' | 'group';

/** Who a statement is for. `no` is the merchant or group number, text. */
export interface StatementSubject {
  readonly type: SubjectType;
  readonly no: string;
  readonly name: string;
}

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

export interface Totals {
  readonly count: number;
  readonly amountFen: Fen;
  readonly netFen: Fen;
  readonly feeFen: Fen;
}

export interface TerminalTotals extends Totals {
  readonly terminalNo: string;
}

/** One merchant's part. A merchant's own statement has one section, a group's has one for each member with transactions. */
export interface StatementSection {
  readonly merchantNo: string;
  readonly merchantName: string;
  /** In the order of the clearing files, never sorted by date. */
  readonly rows: readonly StatementRow[];
  /** In the order in which the terminals first appear. */
  readonly terminals: readonly TerminalTotals[];
  readonly totals: Totals;
}

/** One merchant's part without its rows. */
export type SectionOutline = Omit<StatementSection, 'rows'>;

/** Everything a writer needs, and nothing else: plain data, no database behind it. */
export interface StatementModel {
  readonly branchName: string;
  readonly applicationTypeName: string;
  readonly subject: StatementSubject;
  readonly period: StatementPeriod;
  readonly version: number;
  /** Made while clearing files of its month were missing. */
  readonly provisional?: boolean;
  /** When the statement was produced; the only time the files carry, so that the same model gives the same bytes. */
  readonly producedOn: string;
  readonly sections: readonly StatementSection[];
  readonly totals: Totals;
}

export const noTotals: Totals = { count: 0, amountFen: 0, netFen: 0, feeFen: 0 };

/** Totals are sums of rows: the fee is rounded row by row, so no rate applied to a total gives it. */
export function addTotals(left: Totals, right: Totals): Totals {
  return {
    count: left.count + right.count,
    amountFen: left.amountFen + right.amountFen,
    netFen: left.netFen + right.netFen,
    feeFen: left.feeFen + right.feeFen,
  };
}

/** 小计 of one merchant's rows, and 汇总信息 by terminal in the order of first appearance. */
export function summarise(rows: readonly StatementRow[]): { terminals: TerminalTotals[]; totals: Totals } {
  const byTerminal = new Map<string, Totals>();
  for (const { terminalNo, amountFen, netFen, feeFen } of rows) {
    const soFar = byTerminal.get(terminalNo) ?? noTotals;
    byTerminal.set(terminalNo, addTotals(soFar, { count: 1, amountFen, netFen, feeFen }));
  }
  const terminals = [...byTerminal].map(([terminalNo, totals]) => ({ terminalNo, ...totals }));
  return { terminals, totals: terminals.reduce(addTotals, noTotals) };
}

/** 实际拨付金额 = 交易金额 − 手续费 (guide, section 三). */
export function payoutOf({ amountFen, feeFen }: Totals): Fen {
  return amountFen - feeFen;
}

/** Whether two independent counts agree to the fen. */
export function sameTotals(left: Totals, right: Totals): boolean {
  return (
    left.count === right.count &&
    left.amountFen === right.amountFen &&
    left.netFen === right.netFen &&
    left.feeFen === right.feeFen
  );
}
