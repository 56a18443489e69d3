import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

/** What pdfkit needs to know of one drawn character: which glyph, how wide, and what to copy out of the file. */
interface DrawnGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

interface GlyphRun {
  readonly glyphs: readonly DrawnGlyph[];
  readonly positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  readonly advanceWidth: number;
}

/** Noto Sans SC as the writer uses it: parsed once in a process, laid out one glyph a character. */
export interface StatementFont {
  /** What pdfkit embeds a subset of. */
  readonly embedded: Font & { layout(text: string): GlyphRun };
  has(codePoint: number): boolean;
  /** Whether two code points are drawn by one glyph, as 用 and the radical ⽤ are. */
  sameGlyph(left: number, right: number): boolean;
  /** The width of a text at 1 pt. */
  widthOf(text: string): number;
}

const fontFile = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

let loaded: StatementFont | undefined;

/** The font, read on first use: 10 MB that most processes never need. */
export function statementFont(): StatementFont {
  loaded ??= openFont(readFileSync(fileURLToPath(import.meta.resolve(fontFile))));
  return loaded;
}

/**
 * Statements need no shaping: Chinese and digits are one glyph a character, and columns of amounts want no
 * kerning. Leaving fontkit's shaper out is several times faster, and it keeps files deterministic: fontkit
 * remembers with each glyph the first character that asked for it, so a second document in the same process
 * would name its characters after the first one's.
 */
function openFont(bytes: Uint8Array): StatementFont {
  const font = create(bytes);
  const glyphs = new Map<number, DrawnGlyph>();

  function glyphOf(codePoint: number): DrawnGlyph {
    const known = glyphs.get(codePoint);
    if (known) return known;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const glyph = { id, advanceWidth, codePoints: [codePoint] };
    glyphs.set(codePoint, glyph);
    return glyph;
  }

  function layout(text: string): GlyphRun {
    const run = Array.from(text, (character) => glyphOf(character.codePointAt(0)!));
    return {
      glyphs: run,
      // pdfkit scales these in place, so each run has its own.
      positions: run.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      })),
      advanceWidth: run.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
    };
  }

  function widthOf(text: string): number {
    let width = 0;
    for (const character of text) width += glyphOf(character.codePointAt(0)!).advanceWidth;
    return width / font.unitsPerEm;
  }

  return {
    embedded: Object.assign(Object.create(font) as Font, { layout }),
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    sameGlyph: (left, right) => glyphOf(left).id === glyphOf(right).id,
    widthOf,
  };
}
