import type { Fen } from '../money.ts';

export interface Totals {
  readonly count: number;
  readonly amountFen: Fen;
  readonly netFen: Fen;
  readonly feeFen: Fen;
}

export interface TerminalTotals extends Totals {
  readonly terminalNo: string;
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

/** What `left` has more than `right`. */
export function subtractTotals(left: Totals, right: Totals): Totals {
  return {
    count: left.count - right.count,
    amountFen: left.amountFen - right.amountFen,
    netFen: left.netFen - right.netFen,
    feeFen: left.feeFen - right.feeFen,
  };
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

/** 清算金额 = 交易金额 − 手续费, of sums as of each row. */
export function isBalanced(totals: Totals): boolean {
  return totals.netFen === payoutOf(totals);
}

export interface NamedMerchant {
  readonly merchantNo: string;
  readonly merchantName: string;
}
