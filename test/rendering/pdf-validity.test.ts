import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import type { StatementModel } from '../../domain/statements/statement.ts';
import { writePdf } from './write-pdf.ts';
import { testWith } from './external-tool.ts';
import { anyModel, hostileTexts } from './random-models.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';
import { validate, veraPdf } from './vera-pdf.ts';

const inFolder = useTemporaryFolder();
const xlsx = { fileName: '2019-09_储值卡-便民卡_951002001121025.xlsx', sha256: 'ab'.repeat(32) };

const rareNames = ['青岛𠮷祥大药房', '平度䶮泉药店', '㛃𬭊镕喆', '鱻龘靐', '👩‍⚕️ Ωmega Чай'];

function modelWith(texts: readonly string[]): StatementModel {
  const rows = texts.map((text) => row({ remark: text, remark1: text, channel: text, maskedCardNo: text }));
  const model = modelOf([sectionOf('951002001121025', texts.join(''), rows)]);
  return { ...model, branchName: texts.join(' '), applicationTypeName: texts.at(-1)! };
}

/** Each file with the profiles it has to hold. */
async function writeAll(): Promise<Record<string, string[]>> {
  const tagged = ['PDF/A-2A', 'PDF/UA-1'];
  const files: Record<string, [StatementModel, string[], Parameters<typeof writePdf>[3]?]> = {
    merchant: [merchantModel(30), tagged],
    group: [groupModel(40), tagged],
    'rare characters': [modelWith(rareNames), tagged],
    'hostile text': [modelWith(hostileTexts), tagged],
    'cells of many lines': [modelOf([sectionOf('1', '店', [row({ remark: '长'.repeat(4_000) })])]), tagged],
    'the most rows with tags': [merchantModel(1_000), tagged],
    'more rows': [merchantModel(1_001), ['PDF/A-2B']],
    'a group of more rows': [groupModel(300), ['PDF/A-2B']],
    'more rows of rare characters': [modelWith(rareNames), ['PDF/A-2B'], { taggedRows: 0 }],
    'the summary alone': [groupModel(), tagged, { detailRows: 1 }],
    ...Object.fromEntries(
      fc.sample(anyModel, { numRuns: 6, seed: 7 }).map((model, index) => [`any ${index}`, [model, tagged]]),
    ),
  };
  for (const [name, [model, , options]] of Object.entries(files)) {
    await writePdf(model, inFolder(`${name}.pdf`), xlsx, options);
  }
  return Object.fromEntries(Object.entries(files).map(([name, [, profiles]]) => [`${name}.pdf`, profiles]));
}

async function writePlain(): Promise<void> {
  const document = new PDFDocument();
  const output = createWriteStream(inFolder('plain.pdf'));
  document.pipe(output);
  document.text('Its font is not in the file');
  document.end();
  await finished(output);
}

/** It looks at some 50,000 tags. */
const allowedMs = 180_000;

testWith(
  veraPdf,
  'veraPDF: every statement is the PDF/A and PDF/UA it claims to be',
  async (program) => {
    const expected = await writeAll();
    await writePlain();
    const paths = [...Object.keys(expected), 'plain.pdf'].map((name) => inFolder(name));
    const { 'plain.pdf': plain, ...found } = validate(program, paths);
    expect(found).toEqual(expected);
    expect(plain).toEqual([expect.stringMatching(/^PDF\/A-1B is broken:\n {2}ISO 19005-1:2005 /)]);
  },
  allowedMs,
);
