import { displayWidth } from './cell-values.ts';

/** Points a line of text takes; Excel's own height for a row of one line is a little more. */
const lineHeight = 13;
/** Excel's limit is 409 points. */
const highest = 400;

/** How many lines a text wraps into in a column of this width. */
export function linesIn(text: string, width: number): number {
  const room = width - 1;
  return text.length * 2 <= room ? 1 : Math.max(1, Math.ceil(displayWidth(text) / room));
}

/**
 * The attributes of a row with so many lines of text. Excel fits a row to its wrapped text when it opens the file, but
 * not every reader does.
 */
export function heightOf(lines: number): string {
  return lines > 1 ? heightAttributes(lines * lineHeight + 4) : '';
}

/** As {@link heightOf} for merged cells, which Excel does not fit by itself. @param scale of the font */
export function mergedHeightOf(lines: number, scale: number): string {
  return heightAttributes(lines * lineHeight * scale + 6);
}

function heightAttributes(points: number): string {
  return ` ht="${Math.min(points, highest)}" customHeight="1"`;
}
