import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inflateRawSync } from 'node:zlib';
import { BlockDeflate } from '../../rendering/zip/block-deflate.ts';
import { dataDescriptor, directory } from '../../rendering/zip/zip-records.ts';
import { packed, ZipWriter } from '../../rendering/zip/zip-writer.ts';
import { outputOf, python, testWith } from './external-tool.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const time = new Date('2019-09-19T19:00:01Z');

async function deflated(texts: readonly string[], level = 1): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const stream = new BlockDeflate(level, (piece) => pieces.push(piece));
  for (const text of texts) {
    stream.write(text);
    await stream.drained();
  }
  const { bytes } = await stream.end();
  const whole = Buffer.concat(pieces);
  expect(bytes).toBe(Buffer.byteLength(texts.join('')));
  return whole;
}

test('blocks of any size join to one stream that inflates to the text', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 50 }),
    fc.constantFrom('行'.repeat(300_000), 'x'.repeat(400_000), randomBytes(200_000).toString('hex')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 8 }), async (texts) => {
      expect(inflateRawSync(await deflated(texts)).toString()).toBe(texts.join('').toWellFormed());
    }),
    { numRuns: 25 },
  );
});

testWith(
  python,
  "Python's zipfile finds every entry whole, small, of many blocks, and empty",
  async (path) => {
    const output = createWriteStream(inFolder('some.zip'));
    const zip = new ZipWriter(output, time);
    zip.add('fixed.txt', packed('一样的'));
    for (const [name, text, times] of [
      ['large.txt', '一二三四五六七八九十\n'.repeat(1_000), 120],
      ['small.txt', 'small', 1],
      ['empty.txt', '', 0],
    ] as const) {
      const entry = zip.open(name, 1);
      for (let left = times; left > 0; left -= 1) {
        entry.write(text);
        await entry.drained();
      }
      await entry.close();
    }
    zip.end();
    await finished(output);
    const script =
      'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(z.testzip(), [(i.filename, i.file_size, i.date_time) for i in z.infolist()])';
    const when = '(2019, 9, 19, 19, 0, 0)';
    expect(outputOf(path, ['-c', script, inFolder('some.zip')]).trim()).toBe(
      `None [('fixed.txt', 9, ${when}), ('large.txt', 3720000, ${when}), ('small.txt', 5, ${when}), ('empty.txt', 0, ${when})]`,
    );
  },
);

testWith(
  python,
  'an entry beyond or of more than 4 GB has its place and sizes in ZIP64 records',
  async (path) => {
    const far = 5_000_000_000;
    const entry = { name: 'far.txt', crc: 1, packedBytes: 2, bytes: 3, offset: far - 100, streamed: true };
    const large = {
      ...entry,
      name: 'large.txt',
      packedBytes: 4_400_000_000,
      bytes: 4_500_000_000,
      offset: 0,
    };
    const loose = { ...large, name: 'loose.txt', packedBytes: 4_000_000, offset: far - 50 };
    await writeFile(inFolder('far.zip'), directory([entry, large, loose], far, 0));
    const script = [
      'import io, sys, zipfile',
      'records = open(sys.argv[1], "rb").read()',
      // Python takes what is missing before the directory for something cut off, and counts from where it is.
      'class Far(io.BytesIO):',
      `  def seek(self, to, whence=0): return super().seek(to - ${far} if whence == 0 else to, whence) + ${far}`,
      `  def tell(self): return super().tell() + ${far}`,
      'for i in zipfile.ZipFile(Far(records)).infolist(): print(i.filename, i.header_offset, i.file_size, i.compress_size)',
    ].join('\n');
    const found = outputOf(path, ['-c', script, inFolder('far.zip')])
      .trim()
      .split('\n');
    expect(found).toEqual([
      `far.txt ${far - 100} 3 2`,
      'large.txt 0 4500000000 4400000000',
      `loose.txt ${far - 50} 4500000000 4000000`,
    ]);
  },
);

test('a reader that is slow holds the writer back', async () => {
  const output = new PassThrough();
  const entry = new ZipWriter(output, time).open('random.txt', 1);
  let isDrained = false;
  for (let left = 15; left > 0; left -= 1) entry.write(randomBytes(80_000).toString('hex'));
  const drained = entry.drained().then(() => (isDrained = true));
  while (!output.writableNeedDrain) await setTimeout(20);
  await setTimeout(200);
  expect(isDrained).toBe(false);
  output.resume();
  await drained;
  await entry.close();
  output.end();
  await buffer(output);
});

test('sizes behind the data have eight bytes only when they need them', () => {
  const entry = { name: 'a', crc: 7, packedBytes: 2, bytes: 3, offset: 0, streamed: true };
  expect(dataDescriptor(entry)).toHaveLength(16);
  const large = dataDescriptor({ ...entry, bytes: 5_000_000_000 });
  expect(large.readUInt32LE(4)).toBe(7);
  expect([large.readBigUInt64LE(8), large.readBigUInt64LE(16)]).toEqual([2n, 5_000_000_000n]);
});
