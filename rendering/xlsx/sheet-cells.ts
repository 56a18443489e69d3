import type { Fen } from '../../domain/money.ts';
import { dateNumber, timeNumber } from './date-values.ts';
import type { StyleName } from './styles.ts';

/** What a cell holds, and its look. A text is always a text: nothing becomes a formula, a number or a date by itself. */
export type SheetCell = { readonly style: StyleName } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'amount'; readonly fen: Fen }
  /** Excel's number of a date or a time. */
  | { readonly kind: 'moment'; readonly number: number }
  | { readonly kind: 'count'; readonly count: number }
);

export function text(value: string, style: StyleName = 'text'): SheetCell {
  return { kind: 'text', text: value, style };
}

export function amount(fen: Fen, style: StyleName = 'amount'): SheetCell {
  return { kind: 'amount', fen, style };
}

/** A date `2019-09-09` as one; any other text stays a text. */
export function date(value: string): SheetCell {
  return moment(value, dateNumber(value), 'date');
}

/** A time `17:15:54` as one; any other text stays a text. */
export function time(value: string): SheetCell {
  return moment(value, timeNumber(value), 'time');
}

function moment(value: string, number: number | undefined, style: StyleName): SheetCell {
  return number === undefined ? text(value, 'code') : { kind: 'moment', number, style };
}

export function count(value: number, style: StyleName = 'count'): SheetCell {
  return { kind: 'count', count: value, style };
}
