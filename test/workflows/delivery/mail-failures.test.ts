import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { InferEntity } from '@mikro-orm/core';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { RecipientDomain } from '../../../db/entities/recipient-domain.ts';
import { createOutboxQueries } from '../../../db/queries/delivery/outbox-queries.ts';
import { createDeliveryCommands } from '../../../db/web/operations/delivery-commands.ts';
import { policy } from '../../../domain/policy.ts';
import type { SmtpScript } from '../../messaging/delivery/scripted-smtp.ts';
import type { RunningWorkers } from '../harness.ts';
import { type MailUnderTest, startMail } from './mail-under-test.ts';

const {
  breaker,
  maxDeliveryAttempts: triesAtMost,
  firstRetryMs,
  concurrency: lanes,
  urgentConcurrency: urgentLanes,
} = policy.mail;
const inDoubtAtMost = breaker.failuresInRow + lanes + urgentLanes;

let mail: MailUnderTest;
let workers: RunningWorkers;
let batch = 0;

beforeAll(async () => {
  mail = await startMail();
  workers = await mail.startWorkers();
}, 60_000);
afterAll(async () => {
  await workers.stop();
  await mail.close();
});

beforeEach(async () => {
  const em = mail.harness.dependencies.database.em();
  await em.execute('delete from outbox_message', [], 'run');
  for (const step of Object.keys(mail.script)) delete mail.script[step as keyof SmtpScript];
});

const keys = (count: number) => {
  batch += 1;
  return Array.from({ length: count }, (_, n) => `mail-${batch}-${n}`);
};
const relayState = async () => {
  const { database, vault } = mail.harness.dependencies;
  return (await createOutboxQueries(database, vault).relays())[0]!.state;
};
const blocked = async () => (await relayState()) === 'BLOCKED';
const audited = () => mail.harness.dependencies.database.em().count(AuditEvent, { action: 'delivery.block' });

/** Nothing is under way and nothing is due. */
async function idle(): Promise<void> {
  await mail.until('no message to be in transmission', async () => !(await mail.states())['SENDING']);
}

async function send(of: readonly string[]): Promise<void> {
  await mail.enqueue(of);
  await mail.wake();
}

/** How often the relay has, or may have, accepted a message of each of these causes. */
const acceptedOf = (of: readonly string[]) =>
  of.map(
    (key) => mail.relay().accepted.filter(({ messageId }) => messageId === `${key}@portal.example`).length,
  );

/** Lets a probe go out, and waits until it has come to something. */
async function probe(): Promise<void> {
  const before = mail.relay().accepted.length + (await errorsSeen());
  await mail.jump(breaker.lastProbeMs);
  await mail.until(
    'another reply of the relay',
    async () => mail.relay().accepted.length + (await errorsSeen()) > before,
  );
  await idle();
}
const errorsSeen = async () => {
  const [row] = await mail.harness.dependencies.database
    .em()
    .execute<{ failures: number }[]>("select failures_in_row as failures from relay where channel = 'email'");
  return row?.failures ?? 0;
};

const troubles: readonly [string, SmtpScript | 'closed'][] = [
  ['its port is closed', 'closed'],
  ['it refuses our sign-in', { auth: '535 5.7.8 wrong' }],
  ['it goes down', { greeting: '421 4.3.2 going down' }],
  ['it is out of disk', { mailFrom: '452 4.3.1 insufficient storage' }],
  ['it cuts the connection', { mailFrom: 'cut' }],
];

test.each(troubles)(
  'a relay of which %s is one alert; every message keeps its tries and goes out once it is back',
  async (_what, trouble) => {
    const [of, alerts, rows] = [keys(30), mail.alerts().length, await audited()];
    // Connections that stand would go on working.
    await mail.closePort();
    if (trouble !== 'closed') {
      Object.assign(mail.script, trouble);
      await mail.openPort();
    }
    await send(of);
    await mail.until('the channel to be blocked', blocked);
    await idle();
    for (let n = 0; n < 3; n += 1) await probe();
    expect(await mail.states()).toEqual({ PENDING: 30 });
    const tries = (await mail.rows()).map((row) => row.tries);
    expect(tries.reduce((sum, each) => sum + each, 0)).toBeLessThan(breaker.failuresInRow);
    expect([mail.alerts().length - alerts, (await audited()) - rows]).toEqual([1, 1]);
    expect(mail.alerts().at(-1)).toContain('"relay":"email"');

    if (trouble === 'closed') await mail.openPort();
    else for (const step of Object.keys(trouble)) delete mail.script[step as keyof SmtpScript];
    await mail.jump(breaker.lastProbeMs);
    await mail.until('30 messages to be SENT', async () => (await mail.states())['SENT'] === 30);
    expect(await relayState()).toBe('DELIVERING');
    expect(acceptedOf(of)).toEqual(of.map(() => 1));
  },
  60_000,
);

test('an outage longer than all tries of a message does not give it up, and other workers know of it', async () => {
  const of = keys(1);
  await mail.closePort();
  await send(of);
  await mail.until('the channel to be blocked again', async () => {
    await mail.jump(firstRetryMs * 2 ** breaker.failuresInRow);
    await idle();
    return blocked();
  });
  await workers.stop();
  workers = await mail.startWorkers();
  expect(await relayState()).toBe('BLOCKED');
  for (let n = 0; n <= triesAtMost; n += 1) await probe();
  expect(await mail.states()).toEqual({ PENDING: 1 });
  await mail.openPort();
  await mail.jump(breaker.lastProbeMs);
  await mail.until('1 messages to be SENT', async () => (await mail.states())['SENT'] === 1);
  expect(acceptedOf(of)).toEqual([1]);
}, 120_000);

test('greylisted addresses come back later and hold up nobody; the relay is not blocked by them', async () => {
  const [grey, good] = [keys(10), keys(10)];
  const greylisted = new Set(grey.map((key) => `<${key}@example.com>`));
  mail.script.rcptTo = (to) => (greylisted.has(to) ? '451 4.7.1 greylisted' : undefined);
  await send([...grey, ...good]);
  await mail.until('10 messages to be SENT', async () => (await mail.states())['SENT'] === 10);
  await idle();
  expect(acceptedOf(good)).toEqual(good.map(() => 1));
  expect((await mail.rows()).slice(0, 10)).toEqual(
    grey.map((key) =>
      expect.objectContaining({ key, state: 'PENDING', tries: 1, errorCode: 'SMTP 451 4.7.1' }),
    ),
  );
  expect(await relayState()).toBe('DELIVERING');
  greylisted.clear();
  await mail.jump(firstRetryMs * 2);
  await mail.until('20 messages to be SENT', async () => (await mail.states())['SENT'] === 20);
  expect(acceptedOf(grey)).toEqual(grey.map(() => 1));
}, 60_000);

async function bind(address: string): Promise<() => Promise<InferEntity<typeof ContactBinding>>> {
  const { database, vault } = mail.harness.dependencies;
  const id = await database.em().insert(ContactBinding, {
    ...{ accountId: 10_000 + batch, channel: 'email', createdAt: new Date() },
    ...{ addressCipher: vault.cipher.seal(address), addressIndex: vault.blindIndex('email', address) },
  });
  return () => database.em().findOneOrFail(ContactBinding, id);
}

test('an address that does not exist is given up and noted, and ten of them don’t block the relay', async () => {
  const of = keys(10);
  const address = `${of[3]!}@example.com`;
  const binding = await bind(address);
  mail.script.rcptTo = '550 5.1.1 no such user';
  await send(of);
  await mail.until('10 messages to be FAILED', async () => (await mail.states())['FAILED'] === 10);
  expect(await relayState()).toBe('DELIVERING');
  expect(await binding()).toMatchObject({ refusals: 1, refusedCode: 'SMTP 550 5.1.1', refusedAt: null });
  expect(mail.relay().recipients.filter((to) => to === `<${address}>`)).toHaveLength(1);
}, 60_000);

test('a full mailbox is tried again and never cut off', async () => {
  const of = keys(1);
  const binding = await bind(`${of[0]!}@example.com`);
  mail.script.rcptTo = '552 5.2.2 mailbox full';
  await send(of);
  await mail.until('a first attempt', async () => (await mail.rows())[0]?.errorCode === 'SMTP 552 5.2.2');
  expect((await mail.rows())[0]).toMatchObject({ state: 'PENDING', tries: 1 });
  expect(await binding()).toMatchObject({ refusals: 0, refusedAt: null });
  delete mail.script.rcptTo;
  await mail.jump(firstRetryMs * 2);
  await mail.until('it to be SENT', async () => (await mail.states())['SENT'] === 1);
}, 60_000);

test('a burst that a domain limits arrives in the end, slower, and cuts nobody off', async () => {
  const of = keys(30);
  const binding = await bind(`${of[29]!}@example.com`);
  let taken = 0;
  // As QQ and 163 do: the first few of a burst pass.
  mail.script.rcptTo = () => ((taken += 1) > 5 ? '550 Connection frequency limited' : undefined);
  await send(of);
  await mail.until('the rest to be held back', async () => {
    const { PENDING = 0, SENT = 0 } = await mail.states();
    return PENDING === 25 && SENT === 5;
  });
  await idle();
  expect(await mail.harness.dependencies.database.em().count(RecipientDomain)).toBe(1);
  // Not one connection for each of those that wait.
  expect(taken).toBeLessThan(5 + 2 * (lanes + urgentLanes));
  expect(await binding()).toMatchObject({ refusals: 0, refusedAt: null });
  expect(await relayState()).toBe('DELIVERING');
  expect((await mail.rows()).every(({ state, tries }) => tries === (state === 'SENT' ? 1 : 0))).toBe(true);
  mail.script.rcptTo = () => undefined;
  await mail.jump(policy.mail.slowDomain.recoverEveryMs);
  await mail.until('30 messages to be SENT', async () => (await mail.states())['SENT'] === 30);
  expect(acceptedOf(of)).toEqual(of.map(() => 1));
  await mail.harness.dependencies.database.em().nativeDelete(RecipientDomain, {});
}, 60_000);

test('a sender that loses its permission to relay fails a handful of messages, not all', async () => {
  mail.script.rcptTo = '554 5.7.1 relay access denied';
  await send(keys(60));
  await mail.until('the channel to be blocked', blocked);
  await idle();
  expect((await mail.states())['FAILED']).toBeLessThanOrEqual(inDoubtAtMost);
  mail.script.rcptTo = () => undefined;
  await mail.jump(breaker.lastProbeMs);
  await mail.until('no message to be pending', async () => !(await mail.states())['PENDING']);
}, 60_000);

test('a connection lost after DATA is in doubt: a few at the most, and only an operator sends them again', async () => {
  const of = keys(40);
  mail.script.message = 'cut';
  await send(of);
  await mail.until('the channel to be blocked', blocked);
  await idle();
  const inDoubt = (await mail.rows()).filter(({ state }) => state === 'UNKNOWN');
  expect(inDoubt.length).toBeGreaterThan(0);
  expect(inDoubt.length).toBeLessThanOrEqual(inDoubtAtMost);
  delete mail.script.message;
  await mail.jump(breaker.lastProbeMs);
  await mail.until('no message to be pending or in transmission', async () => {
    const { PENDING = 0, SENDING = 0 } = await mail.states();
    return PENDING + SENDING === 0;
  });
  expect(acceptedOf(of)).toEqual(of.map(() => 1));
  const { database, vault } = mail.harness.dependencies;
  const order = { operatorId: 1, reason: 'asked', origin: {}, now: new Date() };
  await createDeliveryCommands(database, vault).resendMessage(inDoubt[0]!.id, order);
  await mail.wake();
  await mail.until(
    'all messages but those in doubt to be sent',
    async () => (await mail.states())['SENT'] === 40 - inDoubt.length + 1,
  );
  expect(acceptedOf([inDoubt[0]!.key])).toEqual([2]);
}, 60_000);
