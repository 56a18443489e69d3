import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, jest, test } from '@jest/globals';
import { openPdf } from '../../rendering/pdf/pdf-writer.ts';
import { setDate } from '../support/date.ts';
import { writePdf } from './write-pdf.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const xlsx = { fileName: '2019-09_储值卡-便民卡_951002001121025.xlsx', sha256: 'ab'.repeat(32) };
const program = fileURLToPath(new URL('./write-pdf-in-pages.ts', import.meta.url));

async function digestOf(name: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(inFolder(name)))
    .digest('hex');
}

afterEach(() => void jest.useRealTimers());

test('one document never changes the next, and the same model gives the same bytes at another time', async () => {
  const rare = modelOf([sectionOf('951002001121025', '⽤\u00a0⼤\u2011𠮷䶮龍药房', [row()])]);
  setDate('2019-10-01T00:00:00Z');
  await writePdf(merchantModel(50), inFolder('same.pdf'), xlsx);
  const first = await digestOf('same.pdf');
  await writePdf(rare, inFolder('other.pdf'), xlsx);
  setDate('2020-11-02T03:04:05Z');
  await writePdf(merchantModel(50), inFolder('same.pdf'), xlsx);
  expect(await digestOf('same.pdf')).toBe(first);
});

test('another detail file or another row makes another file with another ID', async () => {
  const idOf = async (model: Parameters<typeof writePdf>[0], sha256: string) => {
    await writePdf(model, inFolder('id.pdf'), { ...xlsx, sha256 });
    return /\/ID \[<([0-9a-f]{32})>/.exec(await readFile(inFolder('id.pdf'), 'latin1'))?.[1];
  };
  expect(await idOf(merchantModel(), 'ab'.repeat(32))).toBe('ab'.repeat(16));
  expect(await idOf(merchantModel(), 'cd'.repeat(32))).toBe('cd'.repeat(16));
});

test.each([
  ['tagged', 10_000],
  ['untagged', 0],
])('the same rows give the same %s bytes in any pages, zone and language', async (_, taggedRows) => {
  const digests = new Set<string>();
  for (const [pageRows, environment] of [
    [10_000, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }],
    [1, { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', UV_THREADPOOL_SIZE: '1' }],
  ] as const) {
    const parameters = [program, inFolder('pages.pdf'), String(pageRows), String(taggedRows)];
    const { status, stderr } = spawnSync(process.execPath, parameters, {
      env: { PATH: process.env['PATH'], ...environment },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    digests.add(await digestOf('pages.pdf'));
  }
  await writePdf(
    groupModel(250),
    inFolder('whole.pdf'),
    { fileName: 'statement.xlsx', sha256: 'ab'.repeat(32) },
    { taggedRows },
  );
  digests.add(await digestOf('whole.pdf'));
  expect(digests.size).toBe(1);
});

test('two statements written at once are as if written alone', async () => {
  const [one, other] = [merchantModel(300), groupModel(60)];
  await writePdf(one, inFolder('one.pdf'), xlsx);
  await writePdf(other, inFolder('other.pdf'), xlsx);
  const alone = [await digestOf('one.pdf'), await digestOf('other.pdf')];
  const chunks: Buffer[][] = [[], []];
  const writers = [one, other].map((model, index) => openPdf(model, collector(chunks[index]!)));
  for (let first = 0; first < 300; first += 7) {
    await writers[0]!.write(one.sections[0]!, one.sections[0]!.rows.slice(first, first + 7));
    const section = other.sections[Math.floor(first / 80)];
    if (section && first % 80 < 7) await writers[1]!.write(section, section.rows);
  }
  await Promise.all(writers.map((writer) => writer.close(xlsx)));
  await setImmediate();
  const digests = chunks.map((pieces) => createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
  expect(digests).toEqual(alone);
});

test('rows wait for an output that takes its time', async () => {
  const model = merchantModel(12_000);
  let bytes = 0;
  const slow = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      void setImmediate().then(() => done());
    },
  });
  const writer = openPdf(model, slow, { taggedRows: 0 });
  await writer.write(model.sections[0]!, model.sections[0]!.rows);
  const whenRowsWereTaken = bytes;
  expect(await writer.close(xlsx)).toEqual(model.totals);
  await finished(slow);
  expect(bytes).toBeGreaterThan(700_000);
  expect(whenRowsWereTaken).toBeGreaterThan(bytes / 2);
});

test('rows fail with an output that is gone', async () => {
  const model = merchantModel(12_000);
  const stopped = new Writable({ write: () => undefined });
  const writer = openPdf(model, stopped, { taggedRows: 0 });
  stopped.destroy();
  await expect(writer.write(model.sections[0]!, model.sections[0]!.rows)).rejects.toThrow('was closed');
});

test('a section that the outline has not, or that is done, is refused', async () => {
  const model = groupModel();
  const [first, second] = model.sections;
  const writer = openPdf(model, collector([]));
  await writer.write(second!, second!.rows);
  await expect(writer.write(first!, first!.rows)).rejects.toThrow(RangeError);
});

function collector(pieces: Buffer[]): Writable {
  return new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
}
