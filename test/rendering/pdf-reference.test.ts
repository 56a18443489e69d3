import { expect } from '@jest/globals';
import fc from 'fast-check';
import { formatFen } from '../../domain/money.ts';
import type { StatementModel } from '../../domain/statements/statement.ts';
import { drawableText } from '../../rendering/pdf/drawable-text.ts';
import { writePdf } from './write-pdf.ts';
import { statementColumns } from '../../rendering/statement-layout.ts';
import { pdftotext, testWith } from './external-tool.ts';
import { detailCells } from './pdf-cells.ts';
import { anyModel, hostileTexts } from './random-models.ts';
import { groupModel, modelOf, row, sectionOf } from './sample-model.ts';
import { referenceCells, writeReference } from './reference/reference-pdf.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const xlsx = { fileName: '2019-09_储值卡-便民卡_951002001121025.xlsx', sha256: 'ab'.repeat(32) };

/** What each row's cells say, in characters that a font has. */
function drawnCells({ sections }: StatementModel): string[][] {
  return sections.flatMap(({ rows }) =>
    rows.map((row) =>
      statementColumns.map(({ key }) => {
        const value = row[key];
        return drawableText(typeof value === 'number' ? formatFen(value) : value);
      }),
    ),
  );
}

/** A remark ends in … where it has no more lines; then what is shown is how it begins. */
function sameText(shown: string, whole: string): boolean {
  return shown === whole || (shown.endsWith('…') && whole.startsWith(shown.slice(0, -1)));
}

/** That no other text has, so that it says where a row begins. */
const clearingDate = '2031-12-30';

async function expectReferenceText(tool: string, given: StatementModel, tagged: boolean): Promise<void> {
  const sections = given.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => ({ ...row, clearingDate })),
  }));
  const model = { ...given, sections };
  await writePdf(model, inFolder('ours.pdf'), xlsx, tagged ? {} : { taggedRows: 0 });
  await writeReference(drawnCells(model), inFolder('reference.pdf'));
  const found = detailCells(tool, inFolder('ours.pdf'), clearingDate);
  const expected = referenceCells(tool, inFolder('reference.pdf'), statementColumns.length);
  expect(found).toHaveLength(expected.length);
  const wrong = expected.flatMap((cells, index) =>
    cells.flatMap((cell, column) =>
      sameText(found[index]![column]!, cell) ? [] : [{ index, column, cell, found: found[index]![column] }],
    ),
  );
  expect(wrong).toEqual([]);
}

testWith(
  pdftotext,
  'hostile texts and rare names are read as out of a file of plain pdfkit',
  async (tool) => {
    const texts = [...hostileTexts, '𠮷䶮㛃𬭊', '青岛𠮷祥𠀋大药房', '‘’“”…·—～￥①Ⅷ㎡', 'ﬁne ½ é Å'];
    const rows = texts.map((text) =>
      row({ remark: text, remark1: text, channel: text, transactionType: text }),
    );
    await expectReferenceText(tool, modelOf([sectionOf('951002001121025', '店', rows)]), true);
    await expectReferenceText(tool, groupModel(3), false);
  },
);

testWith(
  pdftotext,
  'any statement is read, cell by cell, as out of a file of plain pdfkit',
  (tool) =>
    fc.assert(
      fc.asyncProperty(anyModel, fc.boolean(), (model, tagged) => expectReferenceText(tool, model, tagged)),
      // A smaller example would cost hundreds of files more.
      { numRuns: 20, endOnFailure: true },
    ),
  120_000,
);
