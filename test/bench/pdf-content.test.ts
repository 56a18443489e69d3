import { expect } from '@jest/globals';
import { expectedContent, requireContent } from '../../bench/pdf/read-back.ts';
import { writeStatement } from '../../bench/pdf/write-statement.ts';
import { outlineOf } from '../../bench/statement-rows.ts';
import { pdftotext, testWith } from '../rendering/external-tool.ts';
import { useTemporaryFolder } from '../rendering/temporary-folder.ts';

const inFolder = useTemporaryFolder();

testWith(
  pdftotext,
  'the benchmark reads the same text out of a file with tags and one without',
  async (tool) => {
    for (const tagged of [true, false]) {
      await writeStatement(outlineOf(200), inFolder('ours.pdf'), tagged);
      requireContent(tool, inFolder('ours.pdf'), expectedContent(200));
    }
  },
);

testWith(pdftotext, 'a file that lacks rows is refused', async (tool) => {
  await writeStatement(outlineOf(199), inFolder('less.pdf'), false);
  expect(() => requireContent(tool, inFolder('less.pdf'), expectedContent(200))).toThrow(
    'wrote other text: 245 lines, not the 246 expected',
  );
});
