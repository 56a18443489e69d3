import { legibleText } from '../legible-text.ts';
import { statementFont } from './statement-font.ts';

const hyphen = 0x2d;
const drawable = new Map<string, string>();

/**
 * A text in characters that the font draws. What it has no glyph for is written as its number, `[U+20BB7]` for
 * 𠮷: seen, never dropped, and found by a search for the number.
 *
 * A PDF names one character for each glyph, so of the characters that share one the everyday one is taken
 * (用 for the radical ⽤, a space for a no-break space): otherwise a single odd name would make every 用 of the
 * file unfindable.
 */
export function drawableText(text: string): string {
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
  const font = statementFont();
  const codePoint = character.codePointAt(0)!;
  if (!font.has(codePoint)) return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  if (font.sameGlyph(codePoint, hyphen)) return '-';
  const everyday = character.normalize('NFKC');
  const [first, ...others] = everyday;
  const single = first !== undefined && others.length === 0;
  return single && font.sameGlyph(codePoint, first.codePointAt(0)!) ? first : character;
}
