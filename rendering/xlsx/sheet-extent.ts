import { payoutOf } from '../../domain/clearing/totals.ts';
import { statementFacts } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { factsPerLine } from './page-setup.ts';

/** Which cells of a sheet are used: readers take it from the sheet's start, before any of them is written. */
export interface SheetExtent {
  /** The number of the header's line over detail rows; undefined on 汇总. */
  readonly header: number | undefined;
  /** The number of the last detail row. */
  readonly lastRow: number;
  /** The number of the last line. */
  readonly lastLine: number;
}

/** Lines of 汇总信息 but for its terminals: heading, header, 小计, payout. */
const summaryFrame = 4;

/** The header's line: below the title and the facts. */
export function headerLine(outline: StatementOutline): number {
  return 2 + factLines(outline);
}

/** @param rows on this sheet @param terminals in 汇总信息 below them; undefined without one */
export function detailExtent(outline: StatementOutline, rows: number, terminals?: number): SheetExtent {
  const header = headerLine(outline);
  const lastRow = header + rows;
  return {
    header,
    lastRow,
    lastLine: terminals === undefined ? lastRow : lastRow + 1 + summaryFrame + terminals,
  };
}

/** 汇总: title, facts, a line for each merchant, and each merchant's 汇总信息 below a blank line and a heading. */
export function summaryExtent(outline: StatementOutline): SheetExtent {
  const { sections, totals } = outline;
  const refund = payoutOf(totals) < 0 ? 1 : 0;
  const merchants = 1 + factLines(outline) + 1 + 2 + sections.length + 1 + refund;
  const lastLine = sections.reduce(
    (line, { terminals }) => line + 2 + summaryFrame + terminals.length,
    merchants,
  );
  return { header: undefined, lastRow: 0, lastLine };
}

function factLines(outline: StatementOutline): number {
  return Math.ceil(statementFacts(outline).length / factsPerLine);
}
