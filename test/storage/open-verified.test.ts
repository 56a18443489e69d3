import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { openVerified } from '../../storage/open-verified.ts';

const content = Buffer.alloc(300_000, 'statement');
const sha256 = createHash('sha256').update(content).digest('hex');
const expected = { storageKey: 'statements/1', bytes: content.length, sha256 };

function storeOf(stored: Buffer) {
  const alerts: object[] = [];
  const pieces = [stored.subarray(0, 100_000), stored.subarray(100_000)];
  const files = { open: async () => ({ bytes: stored.length, stream: Readable.from(pieces) }) };
  return { alerts, parts: { files, log: { fatal: (fields: object) => void alerts.push(fields) } } };
}

test('a file that is as its row says passes whole', async () => {
  const { parts, alerts } = storeOf(content);
  expect((await buffer(await openVerified(parts, expected))).equals(content)).toBe(true);
  expect(alerts).toEqual([]);
});

test('a flipped bit breaks the file off before its end, and is reported', async () => {
  const flipped = Buffer.from(content);
  flipped[250_000]! ^= 1;
  const { parts, alerts } = storeOf(flipped);
  const stream = await openVerified(parts, expected);
  let received = 0;
  const read = (async () => {
    for await (const piece of stream) received += (piece as Buffer).length;
  })();
  await expect(read).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    details: { reason: 'CONTENT_DIFFERS' },
  });
  expect(received).toBe(100_000);
  expect(alerts).toEqual([{ component: 'store', storageKey: 'statements/1' }]);
});

test('a file of another size is refused before its first byte, and is reported', async () => {
  const { parts, alerts } = storeOf(content.subarray(1));
  await expect(openVerified(parts, expected)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  expect(alerts).toHaveLength(1);
});
