import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderStatement } from '../../rendering/render-statement.ts';
import { anyModel } from './random-models.ts';
import { groupModel } from './sample-model.ts';
import { sourceOf } from './source-of.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();

test('three files, named for people, with their true size, digest and totals', async () => {
  const model = groupModel();
  const { files } = await renderStatement(sourceOf(model), inFolder());
  const name = '2019-09_储值卡-便民卡_G0532001_v2';
  expect(files.map(({ fileName }) => fileName)).toEqual([`${name}.xlsx`, `${name}.csv`, `${name}.pdf`]);
  for (const { path, fileName, bytes, sha256, totals } of files) {
    const content = await readFile(path);
    expect(basename(path)).toBe(fileName);
    expect(bytes).toBe(content.length);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(totals).toEqual(model.totals);
  }
});

test('what each writer counts is what the model says, for any text and any amount', async () => {
  await mkdir(inFolder('any'));
  await fc.assert(
    fc.asyncProperty(anyModel, async (model) => {
      const { files } = await renderStatement(sourceOf(model), inFolder('any'));
      expect(files.map(({ totals }) => totals)).toEqual([model.totals, model.totals, model.totals]);
    }),
    { numRuns: 30 },
  );
});

test('the same model gives the same digests', async () => {
  const digests = async () =>
    (await renderStatement(sourceOf(groupModel(20)), inFolder())).files.map(({ sha256 }) => sha256);
  expect(await digests()).toEqual(await digests());
});
