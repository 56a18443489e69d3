import { setImmediate } from 'node:timers/promises';
import type { StatementRow, StatementSection } from '../../domain/statement.ts';
import { statementColumns } from '../statement-layout.ts';
import type { Tally } from '../tally.ts';
import { amount, text, type SheetCell, type SheetLines } from './sheet-lines.ts';
import type { StyleName } from './styles.ts';

/** How often the rows pause to let the compressed stream drain. */
const rowsPerPause = 2_000;

/** Free text is read from the left, a code or a date is a block of its own. */
const styleOf: Partial<Record<keyof StatementRow, StyleName>> = { remark: 'text', remark1: 'text' };

const detailStyles = statementColumns.map(({ key }) => styleOf[key] ?? 'code');

/** Writes rows of a section in their order, each led by `leading` cells (商户号 and 商户名称 in a group's sheet). */
export async function writeDetailLines(
  lines: SheetLines,
  rows: StatementSection['rows'],
  tally: Tally,
  leading: readonly SheetCell[] = [],
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    lines.line([...leading, ...rowCells(row)]);
    tally.add(row);
    if (index % rowsPerPause === rowsPerPause - 1) await setImmediate();
  }
}

function rowCells(row: StatementRow): SheetCell[] {
  return statementColumns.map(({ key }, index) => {
    const value = row[key];
    return typeof value === 'number' ? amount(value) : text(value, detailStyles[index]);
  });
}
