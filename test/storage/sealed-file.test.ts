import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSealedFile, sealFile } from '../../storage/sealed-file.ts';
import { sha256Of } from '../../storage/sha256-of.ts';

const frame = 64 * 1024;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function sealed(content: Buffer) {
  const name = randomBytes(6).toString('hex');
  const [plain, path] = [join(folder, `${name}.plain`), join(folder, `${name}.sealed`)];
  await writeFile(plain, content);
  return { path, ...(await sealFile(plain, path)) };
}

test.each([0, 1, frame - 1, frame, frame + 1, 16 * frame, 16 * frame + 5, 40 * frame])(
  '%i bytes come back as they were, whole and in parts',
  async (bytes) => {
    const content = randomBytes(bytes);
    const { path, key, ...facts } = await sealed(content);
    expect(facts).toEqual({ bytes, sha256: await sha256Of(Readable.from([content])) });
    const opened = await openSealedFile(path, key);
    expect(opened.size).toBe(bytes);
    expect((await buffer(opened.open())).equals(content)).toBe(true);
    for (const [start, end] of [
      [0, 0],
      [0, 1],
      [bytes - 1, bytes],
      [frame - 3, frame + 3],
      [frame, frame * 2],
    ] as const) {
      if (start < 0 || end > bytes) continue;
      expect((await buffer(opened.open(start, end))).equals(content.subarray(start, end))).toBe(true);
    }
  },
);

test('what is stored does not contain what was sealed', async () => {
  const content = Buffer.from('6222023602899998371,'.repeat(20_000));
  const { path } = await sealed(content);
  expect((await readFile(path)).includes('6222023602899998371')).toBe(false);
});

test.each([
  ['a bit has changed', async (path: string) => changeBit(path, 100)],
  ['a bit of the last frame has changed', async (path: string) => changeBit(path, 2 * (frame + 16) + 3)],
  ['it was cut within a frame', (path: string) => truncate(path, 2 * (frame + 16) + 8)],
  ['it was cut between frames', (path: string) => truncate(path, 2 * (frame + 16))],
  ['nothing of it is left', (path: string) => truncate(path, 0)],
])('a file does not open when %s', async (_title, damage) => {
  const { path, key } = await sealed(randomBytes(2 * frame + 500));
  await damage(path);
  const opened = await openSealedFile(path, key);
  await expect(buffer(opened.open())).rejects.toThrow();
});

test('a file opens with its own key alone', async () => {
  const one = await sealed(randomBytes(10));
  const other = await sealed(randomBytes(10));
  const opened = await openSealedFile(one.path, other.key);
  await expect(buffer(opened.open())).rejects.toThrow();
});

async function changeBit(path: string, offset: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[offset]! ^= 1;
  await writeFile(path, bytes);
}
