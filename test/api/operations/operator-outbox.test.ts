import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { Relay } from '../../../db/entities/relay.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser } from '../browser.ts';
import { signInOperator } from '../operator-sign-in.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

test('operators see that a relay is blocked, since when and how many messages wait for it', async () => {
  const since = new Date('2019-10-01T00:00:00.000Z');
  const nextProbeAt = new Date('2019-10-01T00:00:30.000Z');
  const counts = { failuresInRow: 5, errorCode: 'ECONNREFUSED', nextSlotMicros: 0 };
  const blocked = { channel: 'phone', state: 'BLOCKED', since, nextProbeAt, ...counts } as const;
  await api.database.em().insert(Relay, blocked);
  const waiting = await api.database.em().count(OutboxMessage, { channel: 'phone', state: 'PENDING' });
  const operator = new Browser(api.url);
  await signInOperator(api, operator, 'operations-1');
  const answer = await operator.send('/api/v1/ops/outbox?limit=1');
  const { relays } = (await answer.json()) as { relays: object[] };
  expect(relays).toContainEqual({
    ...{ channel: 'phone', state: 'BLOCKED', waiting, errorCode: 'ECONNREFUSED' },
    ...{ since: since.toISOString(), nextProbeAt: nextProbeAt.toISOString() },
  });
});
