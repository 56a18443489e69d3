import type { Fen } from '../../domain/money.ts';
import type { StyleName } from './styles.ts';

/** What a cell holds, and its look. A text is always a text: nothing becomes a formula, a number or a date. */
export type SheetCell = { readonly style: StyleName } & (
  { readonly text: string } | { readonly fen: Fen } | { readonly count: number }
);

export function text(value: string, style: StyleName = 'text'): SheetCell {
  return { text: value, style };
}

export function amount(fen: Fen, style: StyleName = 'amount'): SheetCell {
  return { fen, style };
}

export function count(value: number, style: StyleName = 'count'): SheetCell {
  return { count: value, style };
}
