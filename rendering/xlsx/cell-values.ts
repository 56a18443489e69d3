import { formatFen, type Fen } from '../../domain/money.ts';
import { legibleText } from '../legible-text.ts';

/** What Excel takes in one cell, in UTF-16 units; a file with more gets the repair prompt. */
const longestText = 32_767;

/** Excel keeps 15 significant digits, and so far every amount of two decimals has a double of its own. */
const largestFen = 1e15 - 1;

/** Decimals of 0 to 99 fen, without zeros at the end: `.3`, `.05`. */
const decimals = Array.from({ length: 100 }, (_, fen) =>
  fen === 0 ? '' : `.${String(fen).padStart(2, '0').replace(/0$/, '')}`,
);

/**
 * A text as a string cell's XML, empty for an empty one. `_x0041_` is what OOXML (ST_Xstring) calls an escaped
 * character, so its first underscore is escaped to stay what it was.
 */
export function textXml(text: string): string {
  if (plain.test(text)) return text;
  return escapeXml(shorten(legibleText(text)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

/** A legible text between the tags of an element. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character]!);
}

/** What most cells are made of; spares them five passes. */
const plain = /^[\x20-\x25\x27-\x3b=\x3f-\x5e\x60-\x7e\u4e00-\u9fff]{0,1000}$/;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The element of a text, with which spaces at its ends are kept. */
export function textElement(xml: string): string {
  return xml.startsWith(' ') || xml.endsWith(' ') ? `<t xml:space="preserve">${xml}</t>` : `<t>${xml}</t>`;
}

/**
 * An amount in yuan as a number cell's XML, exact and in the shortest form, as Excel writes it: `6953400` → `69534`,
 * `399` → `3.99`. No float is involved.
 *
 * @throws RangeError when `fen` is not a whole number, or beyond Excel's 15 digits.
 */
export function amountXml(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || Math.abs(fen) > largestFen) {
    throw new RangeError('An amount is not a whole number of fen that a spreadsheet can hold');
  }
  if (fen < 0) return `-${amountXml(-fen)}`;
  const yuan = Math.trunc(fen / 100);
  return `${yuan}${decimals[fen - yuan * 100]!}`;
}

const ascii = /^[\x20-\x7e]*$/;

/** How many columns of digits a text takes on the screen: Chinese characters and full-width forms take two. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
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
