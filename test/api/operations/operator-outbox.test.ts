import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { Relay } from '../../../db/entities/relay.ts';
import { vault } from '../../support/vault.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { signInOperator } from '../operator-sign-in.ts';

const ops = '/api/v1/ops';
const json = { reason: '商户来电' };
const since = new Date('2019-10-01T00:00:00.000Z');
const nextProbeAt = new Date('2019-10-01T00:00:30.000Z');
const counts = { failuresInRow: 5, errorCode: 'ECONNREFUSED', nextSlotMicros: 0 };
const blocked = { state: 'BLOCKED', since, nextProbeAt, ...counts } as const;

let api: ApiUnderTest;
let operator: Browser;
const em = () => api.database.em();

beforeAll(async () => {
  api = await startApi();
  operator = new Browser(api.url);
  await signInOperator(api, operator, 'operations-1');
});
afterAll(() => api.stop());
beforeEach(async () => {
  await em().nativeDelete(OutboxMessage, {});
  await em().nativeDelete(Relay, {});
});

function addMessage(state: 'SENT' | 'PENDING', nextTryAt = since): Promise<number> {
  const addressCipher = vault.cipher.seal('laoban@fengruitang.example');
  const message = { channel: 'email', addressCipher, locale: 'zh-CN', template: 'statement-ready' } as const;
  const rest = { data: {}, statementFileIds: [], state, tries: 1, createdAt: since, nextTryAt };
  return em().insert(OutboxMessage, { dedupeKey: crypto.randomUUID(), ...message, ...rest });
}

const rowsOf = (action: string, target: string) =>
  em().find(AuditEvent, { action, target, outcome: 'ACCEPTED' });

test('operators see that a relay is blocked, since when and how many messages wait for it', async () => {
  await em().insert(Relay, { channel: 'phone', ...blocked });
  const answer = await operator.send(`${ops}/outbox?limit=1`);
  const { relays } = (await answer.json()) as { relays: object[] };
  expect(relays).toContainEqual({
    ...{ channel: 'phone', state: 'BLOCKED', waiting: 0, errorCode: 'ECONNREFUSED' },
    ...{ since: since.toISOString(), nextProbeAt: nextProbeAt.toISOString() },
  });
});

test('to resend a message that was sent queues a second copy, one at a time', async () => {
  const id = await addMessage('SENT');
  const { dedupeKey } = await em().findOneOrFail(OutboxMessage, id);
  const send = () => operator.send(`${ops}/outbox/${id}/resend`, { json });
  const answers = await Promise.all([send(), send()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  const copy = await em().findOneOrFail(OutboxMessage, { dedupeKey: `${dedupeKey}:copy:1` });
  expect(copy).toMatchObject({ state: 'PENDING', tries: 0, template: 'statement-ready' });
  expect(vault.cipher.open(copy.addressCipher)).toBe('laoban@fengruitang.example');
  expect(await em().findOneOrFail(OutboxMessage, id)).toMatchObject({ state: 'SENT' });
  const row = { reason: json.reason, detail: { copy: copy.id } };
  expect(await rowsOf('message.resend', `message:${id}`)).toMatchObject([row]);
  await em().nativeUpdate(OutboxMessage, copy.id, { state: 'SENT' });
  expect((await operator.send(`${ops}/outbox/${copy.id}/resend`, { json })).status).toBe(204);
  expect(await em().count(OutboxMessage, { dedupeKey: `${dedupeKey}:copy:2` })).toBe(1);
});

test('a blocked relay can be tried at once, with a reason', async () => {
  const late = new Date(Date.now() + 3_600_000);
  const id = await addMessage('PENDING', late);
  await em().insert(Relay, { channel: 'email', ...blocked, nextProbeAt: late });
  expect((await operator.send(`${ops}/relays/email/probe`, { json })).status).toBe(204);
  const relay = await em().findOneOrFail(Relay, 'email');
  const { nextTryAt } = await em().findOneOrFail(OutboxMessage, id);
  expect([relay.nextProbeAt! < late, nextTryAt < late]).toEqual([true, true]);
  expect(await rowsOf('delivery.probe', 'relay:email')).toMatchObject([{ reason: json.reason }]);
  const unblocked = await operator.send(`${ops}/relays/phone/probe`, { json });
  expect(await problemOf(unblocked)).toMatchObject({ status: 409, code: 'NOTHING_TO_CHANGE' });
  expect((await operator.send(`${ops}/relays/fax/probe`, { json })).status).toBe(404);
});
