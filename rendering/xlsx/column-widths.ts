import { payoutOf } from '../../domain/clearing/totals.ts';
import type { Fen } from '../../domain/money.ts';
import type { WidestValues, StatementRow } from '../../domain/clearing/ledger-row.ts';
import { legibleText } from '../legible-text.ts';
import { statementColumns, words } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { amountWidth, displayWidth } from './cell-values.ts';

const narrowest = 8;
/** A longer text wraps inside its cell. */
const widest = 36;
const padding = 2;
/** Room for the filter's arrow beside a header. */
const arrow = 3;

/** Widths of the columns of each kind of sheet, in characters. */
export interface SheetWidths {
  /** A merchant's single sheet. */
  readonly merchant: readonly number[];
  /** 明细: 商户号 and 商户名称, then the 14 columns. */
  readonly detail: readonly number[];
  /** 汇总. */
  readonly summary: readonly number[];
}

/** @param detail the widths of the 14 columns */
export function sheetWidths(outline: StatementOutline, detail: readonly number[]): SheetWidths {
  const summary = terminalSummaryWidths(outline);
  return {
    merchant: detail.map((width, index) => Math.max(width, summary[index] ?? 0)),
    detail: [...merchantWidths(outline), ...detail],
    summary: merchantSummaryWidths(outline),
  };
}

/** Widths of the 14 columns where the database knows the widest values. */
export function fittedWidths(widest: WidestValues): number[] {
  return headerWidths().map((width, index) => fitted(Math.max(width, widest[statementColumns[index]!.key])));
}

/** Widths of the 14 columns. Looks at every value, so that no amount shows as ####. */
export function measureRows(pages: readonly (readonly StatementRow[])[]): number[] {
  const widths = headerWidths();
  for (const rows of pages) {
    for (const row of rows) {
      statementColumns.forEach(({ key }, index) => {
        const value = row[key];
        const soFar = widths[index]!;
        if (typeof value === 'number') {
          if (exceeds(value, soFar)) widths[index] = Math.max(soFar, amountWidth(value));
        } else if (value.length * 2 > soFar && !fits(value, soFar)) {
          widths[index] = Math.max(soFar, textWidth(value));
        }
      });
    }
  }
  return widths.map(fitted);
}

function headerWidths(): number[] {
  return statementColumns.map(({ header }) => displayWidth(header) + arrow);
}

/** Whether an amount may be wider: `#,##0.00` is at most a third longer than its digits, sign and point. */
function exceeds(fen: Fen, width: number): boolean {
  return Math.abs(fen) >= 10 ** Math.floor((width - 2) * 0.7) || !Number.isSafeInteger(fen);
}

/** Spares most texts being measured character by character. */
function fits(text: string, width: number): boolean {
  return width >= widest || (text.length <= width && ascii.test(text));
}

const ascii = /^[\x20-\x7e]*$/;

/** Widths of 商户号 and 商户名称 before the 14 columns; a name is repeated on every row, so it may wrap sooner. */
function merchantWidths({ sections }: StatementOutline): number[] {
  const name = sections.reduce((most, { merchantName }) => Math.max(most, textWidth(merchantName)), 0);
  return [18, Math.min(fitted(name), 26)];
}

/** Widths of the five columns of 汇总信息. */
function terminalSummaryWidths({ sections, totals }: StatementOutline): number[] {
  const terminals = sections.flatMap((section) =>
    section.terminals.map(({ terminalNo }) => textWidth(terminalNo)),
  );
  const label = terminals.reduce((most, width) => Math.max(most, width), displayWidth(words.payout));
  const payout = Math.max(amountWidth(payoutOf(totals)) + 2, displayWidth(words.payout));
  return [label, 10, amountWidth(totals.amountFen) + 2, amountWidth(totals.feeFen) + 2, payout].map(fitted);
}

/** Widths of the six columns of a group's 汇总 sheet: at least what fills a printed page. */
function merchantSummaryWidths(model: StatementOutline): number[] {
  const [terminal = 0, count = 0, amount = 0, fee = 0, payout = 0] = terminalSummaryWidths(model);
  const name = model.sections.reduce(
    (most, { merchantName }) => Math.max(most, textWidth(merchantName)),
    terminal,
  );
  return [
    20,
    fitted(name),
    Math.max(count, 12),
    Math.max(amount, 18),
    Math.max(fee, 18),
    Math.max(payout, 18),
  ];
}

function textWidth(text: string): number {
  return text.length > widest ? widest : displayWidth(legibleText(text));
}

function fitted(width: number): number {
  return Math.min(Math.max(width, narrowest), widest) + padding;
}
