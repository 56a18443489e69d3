import { formatFen, type Fen } from '../../domain/money.ts';
import { legibleText } from '../legible-text.ts';

/** What Excel takes in one cell, in UTF-16 units; a file with more gets the repair prompt. */
const longestText = 32_767;

/** Excel keeps 15 significant digits, and so far every amount of two decimals has a double of its own. */
const largestFen = 1e15 - 1;

/**
 * A text for a string cell, or null for an empty one. Always a string, so never a formula; `_x0041_` is what
 * OOXML (ST_Xstring) calls an escaped character, so its first underscore is escaped to stay what it was.
 */
export function textValue(text: string): string | null {
  const escaped = shorten(legibleText(text)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return escaped === '' ? null : escaped;
}

/**
 * An amount in yuan for a number cell. Dividing by 100 rounds to the nearest double, whose shortest decimal is
 * again the amount: the cell's text in the file is exact, `140.08` and never `140.07999999999998`.
 *
 * @throws RangeError when `fen` is not a whole number, or beyond Excel's 15 digits.
 */
export function amountValue(fen: Fen): number {
  if (!Number.isSafeInteger(fen) || Math.abs(fen) > largestFen) {
    throw new RangeError('An amount is not a whole number of fen that a spreadsheet can hold');
  }
  return fen / 100;
}

/** How many columns of digits a text takes on the screen: Chinese characters and full-width forms take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character >= '\u2e80' ? 2 : 1;
  return width;
}

/** As {@link displayWidth}, of an amount as `#,##0.00` shows it. */
export function amountWidth(fen: Fen): number {
  return formatFen(fen).length;
}

function shorten(text: string): string {
  return text.length <= longestText
    ? text
    : `${text
        .slice(0, longestText - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
