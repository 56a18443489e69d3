import type { StatementModel } from '../../domain/statement.ts';
import { legibleText } from '../legible-text.ts';
import { statementColumns, words } from '../statement-layout.ts';
import { amountWidth, displayWidth } from './cell-values.ts';

const narrowest = 8;
/** A longer text wraps inside its cell. */
const widest = 36;
const padding = 2;
/** Room for the filter's arrow beside a header. */
const arrow = 3;

/** Widths of the 14 columns, in characters, wide enough for every value so that no amount shows as ####. */
export function detailWidths({ sections }: StatementModel): number[] {
  const widths = statementColumns.map(({ header }) => displayWidth(header) + arrow);
  for (const { rows } of sections) {
    for (const row of rows) {
      statementColumns.forEach(({ key }, index) => {
        const value = row[key];
        const width = typeof value === 'number' ? amountWidth(value) : textWidth(value);
        if (width > widths[index]!) widths[index] = width;
      });
    }
  }
  return widths.map(fitted);
}

/** Widths of 商户号 and 商户名称 before the 14 columns; a name is repeated on every row, so it may wrap sooner. */
export function merchantWidths({ sections }: StatementModel): number[] {
  const name = sections.reduce((most, { merchantName }) => Math.max(most, textWidth(merchantName)), 0);
  return [18, Math.min(fitted(name), 26)];
}

/** Widths of the four columns of 汇总信息. */
export function terminalSummaryWidths({ sections, totals }: StatementModel): number[] {
  const terminals = sections.flatMap((section) =>
    section.terminals.map(({ terminalNo }) => textWidth(terminalNo)),
  );
  const label = terminals.reduce((most, width) => Math.max(most, width), displayWidth(words.payout));
  return [label, 10, amountWidth(totals.amountFen) + 2, amountWidth(totals.feeFen) + 2].map(fitted);
}

/** Widths of the six columns of a group's 汇总 sheet: at least what fills a printed page. */
export function merchantSummaryWidths(model: StatementModel): number[] {
  const [terminal = 0, count = 0, amount = 0, fee = 0] = terminalSummaryWidths(model);
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
    Math.max(amount, 18),
  ];
}

function textWidth(text: string): number {
  return text.length > widest ? widest : displayWidth(legibleText(text));
}

function fitted(width: number): number {
  return Math.min(Math.max(width, narrowest), widest) + padding;
}
