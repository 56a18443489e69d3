import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { createS3FileStore } from '../../storage/s3-file-store.ts';
import { probeStore } from '../../workers/probe-store.ts';

/** An S3 server of sorts: it answers every request of the probe with `status`, and a taken key with `taken`. */
async function probeAgainst(status: number, taken: number) {
  let puts = 0;
  const deleted: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'DELETE') deleted.push(request.url!);
    const isSecond = request.method === 'PUT' && (puts += 1) > 1;
    response.writeHead(request.method === 'DELETE' ? 204 : isSecond ? taken : status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const errors: object[] = [];
  const store = createS3FileStore({
    bucket: 'statements',
    prefix: '',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  try {
    await probeStore(store, { error: (fields: object) => void errors.push(fields) });
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return { errors, deleted };
}

test('a store that overwrites is refused with what it lacks', async () => {
  await expect(probeAgainst(200, 200)).rejects.toThrow('it ignores "If-None-Match: *"');
});

test('a store that refuses a taken key is used, and the probe is removed', async () => {
  const { errors, deleted } = await probeAgainst(200, 412);
  expect(errors).toEqual([]);
  expect(deleted).toHaveLength(1);
});

test('a store that does not work is reported, and the worker goes on', async () => {
  const { errors } = await probeAgainst(403, 403);
  expect(errors).toMatchObject([{ component: 'store', code: 'STORAGE_FAILED' }]);
});
