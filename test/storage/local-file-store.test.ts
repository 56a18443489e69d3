import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLocalFileStore } from '../../storage/local-file-store.ts';
import { describeFileStore } from './file-store-contract.ts';

let folder = '';
let stores = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function createStore() {
  stores += 1;
  const root = join(folder, `root-${stores}`);
  const sources = join(folder, `sources-${stores}`);
  await mkdir(sources);
  return { root, sources, store: createLocalFileStore(root) };
}

describeFileStore('a folder of this machine', createStore);

test('leaves no unfinished file behind, whether it worked or not', async () => {
  const { root, sources, store } = await createStore();
  const path = join(sources, 'file');
  await writeFile(path, 'one');
  await store.put('a/b', path);
  await writeFile(path, 'two');
  await expect(store.put('a/b', path)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  await expect(store.put('a/b/below-a-file', path)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  await expect(store.put('a/c', sources)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  expect(await readdir(join(root, '.incoming'))).toEqual([]);
  expect(await readdir(join(root, 'a'))).toEqual(['b']);
});

test('what a killed process left half-written goes with the first file, unless somebody may be writing it', async () => {
  const { root, sources, store } = await createStore();
  const incoming = join(root, '.incoming');
  await mkdir(incoming, { recursive: true });
  for (const name of ['abandoned', 'being-written']) await writeFile(join(incoming, name), 'half');
  const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(incoming, 'abandoned'), twoHoursAgo, twoHoursAgo);
  await writeFile(join(sources, 'file'), 'one');
  await store.put('a', join(sources, 'file'));
  expect(await readdir(incoming)).toEqual(['being-written']);
});

test("a stored file is a copy of its own, readable whatever the source's fate", async () => {
  const { root, sources, store } = await createStore();
  const path = join(sources, 'file');
  await writeFile(path, 'one');
  await chmod(path, 0o600);
  await store.put('a', path);
  await writeFile(path, 'changed');
  expect((await stat(join(root, 'a'))).size).toBe(3);
  expect((await stat(join(root, 'a'))).nlink).toBe(1);
});
