import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { infrastructureErrorCode } from '../../activities/failures/infrastructure-error-code.ts';
import { loadConfig } from '../../config.ts';
import type { BusinessError } from '../../domain/errors.ts';
import { openFileStore } from '../../storage/open-file-store.ts';
import { describeFileStore } from './file-store-contract.ts';

const server = process.env['TEST_S3_URL'];

if (server) describe('on a real server', () => testS3(new URL(server)));
else if (process.env['CI'] === 'true') {
  test('files in an S3 bucket', () => {
    throw new Error('no S3 server: set TEST_S3_URL=http://access:secret@host:port/bucket');
  });
} else {
  test.skip('files in an S3 bucket: set TEST_S3_URL=http://access:secret@host:port/bucket', () => undefined);
}

function testS3(url: URL): void {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storage-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** As a person configures it, with a corner of the bucket of its own. */
  function configured(changes: Readonly<Record<string, string>> = {}) {
    return openFileStore(
      loadConfig({
        EMBEDDED: 'true',
        FILES_URL: `s3:/${url.pathname}/tests/${randomUUID()}`,
        S3_ENDPOINT: url.origin,
        S3_PATH_STYLE: 'true',
        S3_ACCESS_KEY_ID: url.username,
        S3_SECRET_ACCESS_KEY: url.password,
        ...changes,
      }),
    );
  }

  async function createStore() {
    const sources = join(folder, randomUUID());
    await mkdir(sources);
    return { sources, store: configured() };
  }

  describeFileStore('files in an S3 bucket', createStore);

  test('stores under one bucket do not see each other', async () => {
    const { sources, store } = await createStore();
    await writeFile(join(sources, 'file'), 'mine');
    await store.put('a/b', join(sources, 'file'));
    expect(await configured().stat('a/b')).toBeUndefined();
  });

  // In jest's realm a system's error is no Error to the SDK, which then wraps it without its code.
  const outOfReach = /^(ECONNREFUSED|S3_Error)$/;

  test.each([
    ['a wrong secret', { S3_SECRET_ACCESS_KEY: 'wrong' }, /^S3_SignatureDoesNotMatch$/],
    ['a bucket that is not there', { FILES_URL: 's3://no-such-bucket' }, /^S3_NoSuchBucket$/],
    ['a server that is away', { S3_ENDPOINT: 'http://127.0.0.1:1' }, outOfReach],
  ])('%s is trouble of the store and no item’s', async (_, changes, reason) => {
    const store = configured(changes);
    const path = join(folder, 'source');
    await writeFile(path, 'x');
    const uses = [
      () => store.put('a', path),
      () => store.open('a'),
      async () => {
        for await (const file of store.list('a')) throw new Error(file.key);
      },
    ];
    for (const use of uses) {
      const error: unknown = await use().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'STORAGE_FAILED' });
      expect((error as BusinessError).details['reason']).toMatch(reason);
      expect(infrastructureErrorCode(error)).toBe('STORAGE_FAILED');
      expect(JSON.stringify(error)).not.toContain(url.password);
    }
  });
}
