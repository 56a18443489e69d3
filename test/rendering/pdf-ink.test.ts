import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { writePdf } from './write-pdf.ts';
import { pdftoppm, pdftotext, testWith } from './external-tool.ts';
import { differenceOf, PageInk } from './page-ink.ts';
import { heightOf, wordsOf } from './words-on-pages.ts';
import { modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const xlsx = { fileName: '2019-09_储值卡-便民卡_951002001121025.xlsx', sha256: 'ab'.repeat(32) };

const fonts = {
  whole: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  ),
  rare: fileURLToPath(new URL('../../rendering/pdf/fonts/rare.ttf', import.meta.url)),
} as const;

/** One of each part in which the writer keeps its font; the whole font lacks the first. */
const characters = ['𠮷', '䶮', '吉', '岛', '镕', '龍', 'R', '8'] as const;
/** Dense glyphs differ from themselves a little when they stand half a dot elsewhere; the box for a missing one, by much. */
const [same, other] = [0.15, 0.3];

async function writeOurs(): Promise<void> {
  const rows = characters.map((character) => row({ remark: character }));
  await writePdf(modelOf([sectionOf('951002001121025', '店', rows)]), inFolder('ours.pdf'), xlsx);
}

/** Plain pdfkit: each character from a font that has it, then 𠮷 from the one that lacks it. */
async function writeGlyphs(): Promise<void> {
  const document = new PDFDocument({ size: 'A5', margin: 0, font: '' });
  const output = createWriteStream(inFolder('glyphs.pdf'));
  document.pipe(output);
  document.registerFont('whole', fonts.whole).registerFont('rare', fonts.rare);
  [...characters, '𠮷'].forEach((character, index) => {
    document.font(index === 0 ? 'rare' : 'whole').fontSize(7);
    document.text(character, 20, 20 + index * 20, { lineBreak: false });
  });
  document.end();
  await finished(output);
}

testWith(
  pdftoppm,
  'glyphs are drawn, those of rare characters too, and none is the box for a missing one',
  async (tool) => {
    await Promise.all([writeOurs(), writeGlyphs()]);
    const [page, reference] = [
      new PageInk(tool, inFolder('ours.pdf')),
      new PageInk(tool, inFolder('glyphs.pdf')),
    ];
    const [words] = wordsOf(pdftotext.path!, inFolder('ours.pdf'));
    const drawn = characters.map((character) => {
      const word = words!.find(({ text }) => text === character)!;
      const [top, bottom] = [heightOf(word) - 5, heightOf(word) + 5];
      return page.shapeIn({ left: word.left - 0.5, right: word.right + 0.5, top, bottom });
    });
    const glyphs = [...characters, 'missing'].map((_, index) =>
      reference.shapeIn({ left: 15, right: 35, top: 18 + index * 20, bottom: 36 + index * 20 }),
    );
    for (const [index, shape] of drawn.entries()) {
      const differences = glyphs.map((glyph) => differenceOf(shape, glyph));
      expect(differences.indexOf(Math.min(...differences))).toBe(index);
      expect(differences[index]).toBeLessThan(same);
      expect(differences.at(-1)).toBeGreaterThan(other);
    }
    expect(page.shapeIn({ left: 2, right: 20, top: 100, bottom: 120 })).toEqual([]);
  },
);
