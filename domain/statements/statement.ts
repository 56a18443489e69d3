import { type Totals, type TerminalTotals, noTotals, addTotals } from '../clearing/totals.ts';
import type { StatementRow } from '../clearing/ledger-row.ts';
import type { SubjectType } from '../subject.ts';
import type { StatementPeriod } from '../clearing/period.ts';

/** Who a statement is for. `no` is the merchant or group number, text. */
export interface StatementSubject {
  readonly type: SubjectType;
  readonly no: string;
  readonly name: string;
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
