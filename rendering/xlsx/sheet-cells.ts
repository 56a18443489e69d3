import type { Fen } from '../../domain/money.ts';
import type { StyleName } from './styles.ts';

/** What a cell holds, and its look. A text is always a text: nothing becomes a formula, a number or a date. */
export type SheetCell = { readonly style: StyleName } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'amount'; readonly fen: Fen }
  | { readonly kind: 'count'; readonly count: number }
);

export function text(value: string, style: StyleName = 'text'): SheetCell {
  return { kind: 'text', text: value, style };
}

export function amount(fen: Fen, style: StyleName = 'amount'): SheetCell {
  return { kind: 'amount', fen, style };
}

export function count(value: number, style: StyleName = 'count'): SheetCell {
  return { kind: 'count', count: value, style };
}
