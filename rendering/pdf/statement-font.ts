import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { subsetOf } from './font-subset.ts';
import { frequentCharacters } from './frequent-characters.ts';
import { TrueTypeFont } from './true-type-font.ts';

/**
 * The parts in which Noto Sans SC is kept, from the one that nearly every character is in to the one that is opened for
 * one statement in thousands; scripts/fonts says what is in which. `frequent` is cut out of `common`.
 */
export const faces = ['latin', 'frequent', 'common', 'rare', 'whole'] as const;

export type Face = (typeof faces)[number];

/** Where a character's glyph is. */
export interface Glyph {
  readonly face: Face;
  readonly id: number;
  /** Thousandths of the font's size. */
  readonly width: number;
}

const whole = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

const opened = new Map<Face, TrueTypeFont>();
const glyphs = new Map<number, Glyph | undefined>();
const frequent = new Map(
  [...frequentCharacters].map((character, index) => [character.codePointAt(0)!, index]),
);
let latinWidths: readonly number[] | undefined;

/** A part of the font, read on first use. */
export function fontOf(face: Face): TrueTypeFont {
  let font = opened.get(face);
  if (!font) {
    font = new TrueTypeFont(face === 'frequent' ? frequentFont() : readFileSync(fileOf(face)));
    opened.set(face, font);
  }
  return font;
}

/** A character's glyph in the first part that has it; undefined for a character that Noto Sans has no glyph for. */
export function glyphOf(codePoint: number): Glyph | undefined {
  let glyph = glyphs.get(codePoint);
  if (!glyph && !glyphs.has(codePoint)) {
    glyph = findGlyph(codePoint);
    glyphs.set(codePoint, glyph);
  }
  return glyph;
}

/** The width of a drawable text at 1 pt. */
export function widthOf(text: string): number {
  const latin = (latinWidths ??= widthsOfLatin());
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < latin.length) width += latin[unit]!;
    else {
      const codePoint = text.codePointAt(index)!;
      if (codePoint > 0xffff) index += 1;
      width += glyphOf(codePoint)?.width ?? 0;
    }
  }
  return width / 1000;
}

/** Whether two characters are drawn by one glyph of the whole font, as 用 and the radical ⽤ are. */
export function sameGlyph(left: number, right: number): boolean {
  return fontOf('whole').glyphOf(left) === fontOf('whole').glyphOf(right);
}

/** A file that holds the glyphs of {@link frequentCharacters}, numbered from 1 in their order. */
function frequentFont(): Buffer {
  const common = fontOf('common');
  return subsetOf(
    common,
    [...frequent.keys()].map((codePoint) => common.glyphOf(codePoint)),
  );
}

function fileOf(face: Exclude<Face, 'frequent'>): string | URL {
  return face === 'whole'
    ? fileURLToPath(import.meta.resolve(whole))
    : new URL(`fonts/${face}.ttf`, import.meta.url);
}

function findGlyph(codePoint: number): Glyph | undefined {
  const index = frequent.get(codePoint);
  if (index !== undefined) return glyphIn('frequent', index + 1);
  for (const face of ['latin', 'common', 'rare', 'whole'] as const) {
    const id = fontOf(face).glyphOf(codePoint);
    if (id > 0) return glyphIn(face, id);
  }
  return undefined;
}

function glyphIn(face: Face, id: number): Glyph {
  return { face, id, width: fontOf(face).widthOf(id) };
}

/** By character. */
function widthsOfLatin(): number[] {
  return Array.from({ length: 0x7f }, (_, codePoint) => glyphOf(codePoint)?.width ?? 0);
}
