import { legibleText } from '../legible-text.ts';
import { glyphOf, sameGlyph } from './statement-font.ts';

const hyphen = 0x2d;
const plain = /^[\x20-\x7e]*$/;
const drawable = new Map<string, string>();

/**
 * A text in characters that the font draws. What it has no glyph for is written as its number, `[U+1F469]` for
 * 👩: seen, never dropped, and found by a search for the number.
 *
 * Of the characters that share a glyph the everyday one is taken (用 for the radical ⽤, a space for a no-break
 * space): otherwise who searches for what is to be seen would not find it.
 */
export function drawableText(text: string): string {
  if (plain.test(text)) return text;
  let drawn = '';
  for (const character of legibleText(text)) drawn += drawableCharacter(character);
  return drawn;
}

function drawableCharacter(character: string): string {
  let drawn = drawable.get(character);
  if (drawn === undefined) {
    drawn = findDrawable(character);
    drawable.set(character, drawn);
  }
  return drawn;
}

function findDrawable(character: string): string {
  const codePoint = character.codePointAt(0)!;
  const glyph = glyphOf(codePoint);
  if (!glyph) return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  if (glyph.face !== 'whole') return character;
  if (sameGlyph(codePoint, hyphen)) return '-';
  const [first, ...others] = character.normalize('NFKC');
  const isOne = first !== undefined && others.length === 0;
  return isOne && sameGlyph(codePoint, first.codePointAt(0)!) ? first : character;
}
