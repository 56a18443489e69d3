import { expect, test } from '@jest/globals';
import { create } from 'fontkit';
import { subsetOf } from '../../rendering/pdf/font-subset.ts';
import { frequentCharacters } from '../../rendering/pdf/frequent-characters.ts';
import { fontOf, glyphOf } from '../../rendering/pdf/statement-font.ts';
import { TrueTypeFont } from '../../rendering/pdf/true-type-font.ts';

test('fontkit finds the same glyphs of the same widths', () => {
  for (const face of ['latin', 'common', 'rare', 'whole'] as const) {
    const font = fontOf(face);
    const reference = create(font.bytes);
    const characters = reference.characterSet;
    expect(characters.length).toBeGreaterThan(90);
    for (const codePoint of characters.filter((_, index) => index % 5 === 0)) {
      const { id, advanceWidth } = reference.glyphForCodePoint(codePoint);
      expect([font.glyphOf(codePoint), font.widthOf(id)]).toEqual([id, advanceWidth]);
    }
    for (const codePoint of [0, 0x1f, 0xd800, 0xe000, 0x10ffff]) expect(font.glyphOf(codePoint)).toBe(0);
  }
});

test('a subset has the outlines and widths of what it was cut from', () => {
  const font = fontOf('rare');
  const glyphs = [...'𠮷𫝆𠀋'].map((character) => font.glyphOf(character.codePointAt(0)!));
  const reference = create(font.bytes);
  const subset = create(subsetOf(font, glyphs));
  expect(subset.numGlyphs).toBe(4);
  glyphs.forEach((glyph, index) => {
    const [cut, whole] = [subset.getGlyph(index + 1), reference.getGlyph(glyph)];
    expect(cut.path.toSVG()).toBe(whole.path.toSVG());
    expect(cut.path.toSVG().length).toBeGreaterThan(100);
    expect(cut.advanceWidth).toBe(whole.advanceWidth);
  });
});

test('everyday characters come from the small parts, and only the others from the whole font', () => {
  const faceOf = (character: string) => glyphOf(character.codePointAt(0)!)?.face;
  expect([...'a日镕𠮷龍👩'].map(faceOf)).toEqual(['latin', 'frequent', 'common', 'rare', 'whole', undefined]);
  const common = new TrueTypeFont(fontOf('common').bytes);
  for (const character of frequentCharacters)
    expect(common.glyphOf(character.codePointAt(0)!)).toBeGreaterThan(0);
  // GB 2312 to its last character, and each kind of what the general standard has beyond it.
  for (const character of '啊座齄堃喆祎　。￥')
    expect(common.glyphOf(character.codePointAt(0)!)).toBeGreaterThan(0);
});
