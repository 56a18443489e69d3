import { deflateSync, gzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { ZipFile } from 'yazl';
import { sourceOfBytes, readAll } from '../../parsing/byte-source.ts';
import { unpack } from '../../parsing/containers/unpack.ts';
import type { Member } from '../../parsing/containers/member.ts';
import { ParsingRefusal } from '../../parsing/refusal.ts';
import { sniff } from '../../parsing/sniff.ts';
import { encodeGb18030 } from '../support/clearing-files/encode-gb18030.ts';

async function zipOf(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
}

/** Replaces bytes in the local header and in the directory; the lengths stay. */
function replaced(zip: Buffer, before: Buffer, after: Buffer): Buffer {
  expect(after).toHaveLength(before.length);
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf(before); at >= 0; at = copy.indexOf(before, at + 1)) after.copy(copy, at);
  return copy;
}

/** The directory's record of a zip's first entry. */
const directoryAt = (zip: Buffer) => zip.indexOf(Buffer.from('504b0102', 'hex'));

const contents = async (bytes: Buffer, name = 'a') =>
  Promise.all(
    (await unpack(sourceOfBytes(name, bytes))).map(async (member: Member) => [
      member.name,
      String(await readAll(member.open())),
    ]),
  );

const refusalOf = async (bytes: Buffer) => {
  const error = await contents(bytes).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ParsingRefusal);
  return (error as ParsingRefusal).code;
};

describe('sniffing', () => {
  test.each([
    ['', 'empty'],
    ['PK\u0003\u0004', 'zip'],
    ['\u001f\u008b\u0008', 'gz'],
    ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'biff'],
    ['<html><table>', 'html'],
    ['<xml><return_code>FAIL', 'xml'],
    ['="交收日期"\t="成交时间"', 'text'],
    [deflateSync(Buffer.from(Array.from({ length: 99 }, (_, index) => index))).toString('base64'), 'base64'],
  ])('%j is %s', (start, kind) => {
    expect(sniff(Buffer.from(start, kind === 'text' ? 'utf8' : 'latin1'))).toBe(kind);
  });
});

describe('containers', () => {
  test('names in GBK without a flag are read', async () => {
    const name = encodeGb18030('2088_20200101_业务明细.csv');
    const plain = 'x'.repeat(name.length);
    const zip = replaced(await zipOf({ [plain]: Buffer.from('1') }), Buffer.from(plain), name);
    // yazl says that its names are UTF-8.
    zip.writeUInt16LE(0, 6);
    zip.writeUInt16LE(0, directoryAt(zip) + 8);
    expect(await contents(zip)).toEqual([['2088_20200101_业务明细.csv', '1']]);
  });

  test('gz, and base64 of a deflated zip, are opened', async () => {
    expect(await contents(gzipSync('1,2'), 'a.csv.gz')).toEqual([['a.csv', '1,2']]);
    const zip = await zipOf({ ZM: Buffer.from('1'), RD: Buffer.from('2') });
    expect(await contents(Buffer.from(deflateSync(zip).toString('base64')))).toEqual([
      ['ZM', '1'],
      ['RD', '2'],
    ]);
  });

  test.each(['../evil', 'a/../b12', '/etc/pa', 'C:\\temp', 'a\u0000bcdef'])(
    'the name %j is refused',
    async (name) => {
      const zip = replaced(
        await zipOf({ xxxxxxx: Buffer.from('1') }),
        Buffer.from('xxxxxxx'),
        Buffer.from(name.slice(0, 7).padEnd(7, 'x')),
      );
      expect(await refusalOf(zip)).toBe('ARCHIVE_NAME_UNSAFE');
    },
  );

  test('an encrypted entry is refused with its own code', async () => {
    const zip = await zipOf({ a: Buffer.from('1') });
    zip[6]! |= 1;
    zip[directoryAt(zip) + 8]! |= 1;
    expect(await refusalOf(zip)).toBe('ARCHIVE_ENCRYPTED');
  });

  test('sizes that lie are found while inflating', async () => {
    const zip = await zipOf({ a: Buffer.alloc(5_000, 'x') });
    zip.writeUInt32LE(1_000, directoryAt(zip) + 24);
    expect(await refusalOf(zip)).toBe('ARCHIVE_SIZE_FALSE');
  });

  test('a bomb is refused by its ratio before it is inflated', async () => {
    expect(await refusalOf(await zipOf({ a: Buffer.alloc(20_000_000) }))).toBe('ARCHIVE_RATIO');
    expect(await refusalOf(gzipSync(Buffer.alloc(20_000_000)))).toBe('ARCHIVE_RATIO');
    expect(await refusalOf(Buffer.from(deflateSync(Buffer.alloc(20_000_000)).toString('base64')))).toBe(
      'ARCHIVE_RATIO',
    );
  });

  test('too many entries, nesting and damage are refused', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 201 }, (_, index) => [`f${index}`, Buffer.from('1')]),
    );
    expect(await refusalOf(await zipOf(many))).toBe('ARCHIVE_TOO_MANY_ENTRIES');
    expect(await refusalOf(await zipOf({ a: await zipOf({ b: Buffer.from('1') }) }))).toBe('ARCHIVE_NESTED');
    expect(await refusalOf(gzipSync(gzipSync('1')))).toBe('ARCHIVE_NESTED');
    expect(await refusalOf((await zipOf({ a: Buffer.from('1') })).subarray(0, 40))).toBe('ARCHIVE_DAMAGED');
    expect(await refusalOf(gzipSync(Buffer.from('1'.repeat(9_999))).subarray(0, 30))).toBe('ARCHIVE_DAMAGED');
  });

  test('lock files and metadata are left out', async () => {
    const zip = await zipOf({
      '~$a.xlsx': Buffer.from('1'),
      '__MACOSX/._a': Buffer.from('1'),
      a: Buffer.from('2'),
    });
    expect(await contents(zip)).toEqual([['a', '2']]);
  });
});
