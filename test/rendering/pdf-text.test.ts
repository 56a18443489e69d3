import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatFen } from '../../domain/money.ts';
import type { StatementModel } from '../../domain/statements/statement.ts';
import { drawableText } from '../../rendering/pdf/drawable-text.ts';
import { writePdf } from './write-pdf.ts';
import { statementColumns } from '../../rendering/statement-layout.ts';
import { outputOf, pdfinfo, pdftotext, testWith } from './external-tool.ts';
import { detailRowsOf } from './pdf-words.ts';
import { anyModel, hostileTexts } from './random-models.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const xlsx = { fileName: 'statement.xlsx', sha256: 'ab'.repeat(32) };

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** Spaces at the ends of lines aren't there, and a cell that is too long ends with …. */
function expectCell(drawn: string, text: string): void {
  const [seen, meant] = [withoutSpaces(drawn), withoutSpaces(drawableText(text))];
  if (seen.endsWith('…') && seen !== meant) {
    expect(seen.length).toBeGreaterThan(20);
    expect(meant.startsWith(seen.slice(0, -1))).toBe(true);
  } else expect(seen).toBe(meant);
}

async function expectAllCells(tool: string, model: StatementModel): Promise<void> {
  await writePdf(model, inFolder('text.pdf'), xlsx);
  const drawn = detailRowsOf(tool, inFolder('text.pdf'));
  const rows = model.sections.flatMap((section) => section.rows);
  expect(drawn).toHaveLength(rows.length);
  rows.forEach((values, line) => {
    statementColumns.forEach(({ key }, column) => {
      const value = values[key];
      expectCell(drawn[line]![column]!, typeof value === 'number' ? formatFen(value) : value);
    });
  });
}

testWith(pdftotext, 'every cell of hostile texts and of a group', async (tool) => {
  const rows = [...hostileTexts, '(a\\)b((', '𠮷䶮㛃𫍯燚堃喆龍', 'é ü ß Ω', '￥１２３。'].map((text) =>
    row({ remark: text, remark1: text, channel: text }),
  );
  await expectAllCells(tool, modelOf([sectionOf('951002001121025', '青岛𠮷祥大药房', rows)]));
  await expectAllCells(tool, groupModel(60));
});

testWith(pdftotext, 'every cell of statements of any text', async (tool) => {
  await fc.assert(
    fc.asyncProperty(anyModel, (model) => expectAllCells(tool, model)),
    { numRuns: 10, endOnFailure: true },
  );
});

testWith(pdfinfo, 'headings in their order, and no header twice in a table', async (tool) => {
  await writePdf(groupModel(60), inFolder('group.pdf'), xlsx);
  const structure = outputOf(tool, ['-struct', inFolder('group.pdf')]);
  const kinds = structure.match(/^ {2}\w+/gm)?.map((line) => line.trim());
  expect(kinds?.join(' ')).toBe(`H1 P P H2 Table${' H2 Table H3 Table'.repeat(4)}`);
  expect(structure.match(/^ +TH/gm)).toHaveLength(4 * (14 + 5) + 6);
  expect(outputOf(tool, [inFolder('group.pdf')])).toMatch(/Tagged: +yes/);
});

testWith(pdfinfo, 'many rows without tags', async (tool) => {
  await writePdf(merchantModel(1_001), inFolder('many.pdf'), xlsx);
  expect(outputOf(tool, [inFolder('many.pdf')])).toMatch(/Tagged: +no/);
});

testWith(pdftotext, 'every page says how many there are', async (tool) => {
  await writePdf(merchantModel(500), inFolder('pages.pdf'), xlsx);
  const pages = outputOf(tool, ['-layout', inFolder('pages.pdf'), '-'])
    .split('\f')
    .slice(0, -1);
  expect(pages.length).toBeGreaterThan(9);
  pages.forEach((page, index) => {
    expect(withoutSpaces(page)).toMatch(new RegExp(`第${index + 1}页共${pages.length}页$`));
  });
});

test('a text without a glyph is shown by its number', () => {
  expect(drawableText('\ufeff\ue000한')).toBe('[U+FEFF][U+E000][U+D55C]');
});
