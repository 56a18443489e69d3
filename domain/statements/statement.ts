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
  /** By terminal number. */
  readonly terminals: readonly TerminalTotals[];
  readonly totals: Totals;
}

/** One merchant's part without its rows. */
export type SectionOutline = Omit<StatementSection, 'rows'>;

/** A version that a newer one takes the place of, with its totals, from which the difference follows. */
export interface ReplacedVersion {
  readonly version: number;
  readonly totals: Totals;
}

/** Everything a writer needs, and nothing else: plain data, no database behind it. */
export interface StatementModel {
  readonly branchName: string;
  readonly applicationTypeName: string;
  readonly subject: StatementSubject;
  readonly period: StatementPeriod;
  readonly version: number;
  /** The version before this one; none for the first. */
  readonly replaces?: ReplacedVersion;
  /** Made while clearing files of its month were missing. */
  readonly provisional?: boolean;
  /** When the statement was produced; the only time the files carry, so that the same model gives the same bytes. */
  readonly producedOn: string;
  readonly sections: readonly StatementSection[];
  readonly totals: Totals;
}

/** 小计 of one merchant's rows, and 汇总信息 by terminal number. */
export function summarise(rows: readonly StatementRow[]): { terminals: TerminalTotals[]; totals: Totals } {
  const byTerminal = new Map<string, Totals>();
  for (const { terminalNo, amountFen, netFen, feeFen } of rows) {
    const soFar = byTerminal.get(terminalNo) ?? noTotals;
    byTerminal.set(terminalNo, addTotals(soFar, { count: 1, amountFen, netFen, feeFen }));
  }
  const terminals = [...byTerminal]
    .map(([terminalNo, totals]) => ({ terminalNo, ...totals }))
    .sort(byTerminalNo);
  return { terminals, totals: terminals.reduce(addTotals, noTotals) };
}

/** Terminals as a person looks them up; the same order on every engine. */
export function byTerminalNo(left: TerminalTotals, right: TerminalTotals): number {
  if (left.terminalNo === right.terminalNo) return 0;
  return left.terminalNo < right.terminalNo ? -1 : 1;
}
