import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { FileStore, ListedFile } from '../../storage/file-store.ts';

const key = 'statements/2019-09/merchant/951002001121025/0195e/2019-09_储值卡-便民卡_951002001121025.xlsx';

export interface StoreUnderTest {
  readonly store: FileStore;
  /** A folder of this machine for the files to be stored; never part of the store. */
  readonly sources: string;
}

/** What every file store must do, whatever is behind it. */
export function describeFileStore(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let store: FileStore;
    let sources: string;

    beforeEach(async () => ({ store, sources } = await create()));

    async function source(content: string | Buffer): Promise<string> {
      const path = join(sources, `source-${(await readdir(sources)).length}`);
      await writeFile(path, content);
      return path;
    }

    async function stored(storedKey: string): Promise<string> {
      const { stream } = await store.open(storedKey);
      return (await buffer(stream)).toString();
    }

    test('a probe finds that a taken key is refused, and leaves nothing', async () => {
      await store.probe();
      for await (const { key: left } of store.list('probes')) throw new Error(left);
    });

    test('gives back what was put, and leaves the source alone', async () => {
      const path = await source('对账单');
      await store.put(key, path);
      expect(await stored(key)).toBe('对账单');
      expect(await readFile(path, 'utf8')).toBe('对账单');
      expect(await store.stat(key)).toEqual({ bytes: 9 });
      const { bytes, stream } = await store.open(key);
      stream.destroy();
      expect(bytes).toBe(9);
    });

    test('keeps large files and empty ones', async () => {
      // More than two parts of an upload to S3.
      const large = Buffer.alloc(12_000_000, 'abc');
      await store.put('large', await source(large));
      expect((await buffer((await store.open('large')).stream)).equals(large)).toBe(true);
      await store.put('empty', await source(''));
      expect(await store.stat('empty')).toEqual({ bytes: 0 });
    });

    test('the same bytes again are fine, others are refused and change nothing', async () => {
      await store.put(key, await source('version 1'));
      await store.put(key, await source('version 1'));
      await expect(store.put(key, await source('version 2'))).rejects.toMatchObject(
        failure('CONTENT_DIFFERS'),
      );
      await expect(store.put(key, await source('longer version'))).rejects.toMatchObject(
        failure('CONTENT_DIFFERS'),
      );
      expect(await stored(key)).toBe('version 1');
    });

    test.each([1, 6_000_000])('of many at once of %d bytes exactly one content wins', async (bytes) => {
      const paths = await Promise.all(
        ['a', 'b', 'c', 'd'].map(async (content) => {
          const path = join(sources, `rival-${content}`);
          await writeFile(path, Buffer.alloc(bytes, content));
          return path;
        }),
      );
      const results = await Promise.allSettled(paths.map((path) => store.put(key, path)));
      const refusals = results.flatMap((result) =>
        result.status === 'rejected' ? [result.reason as unknown] : [],
      );
      expect(refusals).toHaveLength(3);
      for (const refusal of refusals) expect(refusal).toMatchObject(failure('CONTENT_DIFFERS'));
      const winner = 'abcd'[results.findIndex(({ status }) => status === 'fulfilled')]!;
      expect(await stored(key)).toBe(winner.repeat(bytes));
    });

    test('the same bytes by many at once are fine for all', async () => {
      const path = await source('one content');
      await Promise.all([1, 2, 3, 4].map(() => store.put(key, path)));
      expect(await stored(key)).toBe('one content');
    });

    test('lists what lies below a folder, with its size and when it came', async () => {
      for (const each of ['a/1', 'a/b/2', 'a/b/c/对账单', 'ab/3', 'z'])
        await store.put(each, await source(each));
      const found = new Map<string, ListedFile>();
      for await (const file of store.list('a')) found.set(file.key, file);
      expect([...found.keys()].sort()).toEqual(['a/1', 'a/b/2', 'a/b/c/对账单']);
      expect(found.get('a/b/2')).toMatchObject({ bytes: 5 });
      expect(Math.abs(found.get('a/b/2')!.storedAt.getTime() - Date.now())).toBeLessThan(60_000);
      for await (const file of store.list('nowhere')) throw new Error(file.key);
    });

    test('a reader may leave before the end', async () => {
      await store.put('large', await source(Buffer.alloc(3_000_000)));
      for (let reader = 0; reader < 60; reader += 1) (await store.open('large')).stream.destroy();
      expect(await store.stat('large')).toEqual({ bytes: 3_000_000 });
    });

    test('what is missing is missing, and removing it is fine', async () => {
      expect(await store.stat(key)).toBeUndefined();
      await expect(store.open(key)).rejects.toMatchObject(failure('FILE_MISSING'));
      await store.remove(key);
      await store.put(key, await source('gone'));
      await store.remove(key);
      expect(await store.stat(key)).toBeUndefined();
      expect(await store.stat('statements/2019-09')).toBeUndefined();
    });

    test('a source that is missing leaves nothing behind', async () => {
      await expect(store.put(key, join(sources, 'nowhere'))).rejects.toMatchObject(failure('FILE_MISSING'));
      expect(await store.stat(key)).toBeUndefined();
    });

    test.each([
      '',
      '/etc/passwd',
      '../up',
      'a/../../b',
      'a//b',
      'a/',
      './a',
      'a/.hidden',
      'a\\b',
      'C:/a',
      'a\u0000b',
      'a\nb',
      '\ud800',
      '长'.repeat(100),
      'a/'.repeat(600) + 'a',
    ])('refuses the key %j', async (bad) => {
      const path = await source('x');
      for (const use of [
        () => store.put(bad, path),
        () => store.open(bad),
        () => store.stat(bad),
        () => store.remove(bad),
        async () => {
          for await (const found of store.list(bad)) throw new Error(found.key);
        },
      ]) {
        await expect(use()).rejects.toMatchObject(failure('KEY_INVALID'));
      }
    });
  });
}

function failure(reason: string) {
  return { code: 'STORAGE_FAILED', details: { reason } };
}
