import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { Relay } from '../../../db/entities/relay.ts';
import { migrate } from '../../../db/migrate.ts';
import { openDatabase } from '../../../db/orm.ts';
import { createOutboxQueries } from '../../../db/queries/delivery/outbox-queries.ts';
import { createAddressHealth } from '../../../db/repositories/delivery/address-health.ts';
import { createOutboxRepository } from '../../../db/repositories/delivery/outbox-repository.ts';
import { policy } from '../../../domain/policy.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople, later, now } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const script = fileURLToPath(new URL('./claim-messages.ts', import.meta.url));
const { failuresInRow, firstProbeMs, lastProbeMs } = policy.mail.breaker;

onEachEngine((open, engine) => {
  const outbox = () => createOutboxRepository(open(), vault);
  const message = (n: number, template = 'statement-ready') => ({
    dedupeKey: `cause:${n}`,
    channel: 'email' as const,
    address: `owner${n}@example.com`,
    locale: 'en' as const,
    template,
    data: {},
  });
  const enqueue = (count: number) =>
    outbox().enqueue(
      Array.from({ length: count }, (_, n) => message(n)),
      now,
    );
  const claim = (at: Date, perMinute = 60_000) =>
    outbox().claimNext({ channel: 'email', perMinute, now: at });
  const fail = (at: Date) =>
    outbox().countRelayFailure({ channel: 'email', reason: 'ECONNREFUSED', now: at });
  const relay = () => open().em().findOneOrFail(Relay, 'email');
  async function block(): Promise<void> {
    for (let n = 0; n < failuresInRow; n += 1) await fail(now);
  }

  test('what a person waits for overtakes a month’s statements, and has a lane of its own', async () => {
    await enqueue(3);
    const urgent = { channel: 'email', perMinute: 60_000, urgentOnly: true } as const;
    expect(await outbox().claimNext({ ...urgent, now: later(1) })).toEqual({});
    await outbox().enqueue([message(9, 'password-changed')], later(1));
    expect((await claim(later(1))).message?.dedupeKey).toBe('cause:9');
    expect((await claim(later(2))).message?.dedupeKey).toBe('cause:0');
  });

  test('a text message does not wait for the mails', async () => {
    await enqueue(1);
    await block();
    await outbox().enqueue([{ ...message(2), channel: 'phone' }], now);
    expect(await claim(later(1))).toEqual({ retryAfterMs: firstProbeMs - 1 });
    const phone = await outbox().claimNext({ channel: 'phone', perMinute: 60, now: later(1) });
    expect(phone.message?.dedupeKey).toBe('cause:2');
    expect(await outbox().nextTurnInMs(later(1))).toBe(firstProbeMs - 1);
  });

  test('two processes together keep the pace, however fast they ask', async () => {
    const { url, remove } = await engine.create();
    const database = await openDatabase({ url });
    try {
      await migrate(database);
      const many = Array.from({ length: 300 }, (_, n) => message(n));
      await createOutboxRepository(database, vault).enqueue(many, now);
      const perMinute = 1_200;
      const claimer = () => promisify(execFile)(process.execPath, [script, url, '4000', String(perMinute)]);
      const claimed = (await Promise.all([claimer(), claimer()])).map(({ stdout }) => Number(stdout));
      const rows = await database.em().find(OutboxMessage, { state: 'SENDING' });
      const times = rows.map(({ claimedAt }) => claimedAt!.getTime()).sort((one, next) => one - next);
      expect(times).toHaveLength(claimed[0]! + claimed[1]!);
      expect(Math.min(...claimed)).toBeGreaterThan(0);
      expect(times.length).toBeGreaterThan(30);
      const atMost = ((1_000 + policy.mail.rateLimitSlackMs) * perMinute) / 60_000 + 1;
      for (const from of times)
        expect(times.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(atMost);
    } finally {
      await remove(database);
    }
  }, 60_000);

  test('failures of the relay in a row block it with one alert; one that works in between does not', async () => {
    await enqueue(1);
    for (let n = 1; n < failuresInRow; n += 1) expect(await fail(now)).toMatchObject({ blocked: false });
    const { message: sent } = await claim(later(1));
    expect(await outbox().noteRelayWorks(sent!, later(2))).toBe(false);
    for (let n = 1; n < failuresInRow; n += 1) expect(await fail(later(3))).toMatchObject({ blocked: false });
    expect(await fail(later(4))).toEqual({ blocked: true, justNow: true });
    expect(await fail(later(5))).toEqual({ blocked: true, justNow: false });
    const alerts = await open().em().find(AuditEvent, { action: 'delivery.block' });
    expect(alerts).toMatchObject([
      { actor: 'system', target: 'relay:email', detail: { errorCode: 'ECONNREFUSED', failuresInRow } },
    ]);
  });

  test('many failures at once are one alert', async () => {
    const told = await Promise.all(Array.from({ length: 16 }, () => fail(now)));
    expect(told.filter(({ justNow }) => justNow)).toHaveLength(1);
    expect(await open().em().count(AuditEvent, { action: 'delivery.block' })).toBe(1);
    expect(await relay()).toMatchObject({ state: 'BLOCKED', failuresInRow: 16 });
  });

  test('a blocked relay gets one message now and then, later and later', async () => {
    await enqueue(20);
    await block();
    const gaps: number[] = [];
    let last = 0;
    for (let at = 0; at < 4_000_000; at += 5_000) {
      if (!(await claim(later(at))).message) continue;
      gaps.push(at - last);
      last = at;
    }
    expect(gaps.slice(0, 4)).toEqual([firstProbeMs, firstProbeMs, 2 * firstProbeMs, 4 * firstProbeMs]);
    expect(Math.max(...gaps)).toBe(lastProbeMs);
  });

  test('a probe that arrives ends the block; what was handed over before it proves nothing', async () => {
    await enqueue(3);
    const { message: before } = await claim(now);
    for (let n = 0; n < failuresInRow; n += 1) await fail(later(5));
    expect(await outbox().noteRelayWorks(before!, later(10))).toBe(false);
    expect(await relay()).toMatchObject({ state: 'BLOCKED', since: later(5) });
    const { message: probe } = await claim(later(5 + firstProbeMs));
    expect(await outbox().noteRelayWorks(probe!, later(50_000))).toBe(true);
    const well = { state: 'DELIVERING', since: later(50_000), failuresInRow: 0 };
    expect(await relay()).toMatchObject({ ...well, errorCode: null, nextProbeAt: null });
    expect((await claim(later(50_001))).message).toBeDefined();
  });

  test('a message that failed with the relay keeps its try, one that failed alone does not', async () => {
    await enqueue(2);
    const [mine, other] = [(await claim(now)).message!, (await claim(later(1))).message!];
    await outbox().postpone(mine.id, later(10), 'ECONNREFUSED', true);
    await outbox().postpone(other.id, later(10), 'SMTP 451', false);
    const rows = await open()
      .em()
      .find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
    expect(rows.map(({ tries }) => tries)).toEqual([0, 1]);
  });

  describe('an address', () => {
    const { messages, apartMs } = policy.mail.suppression;
    let id: number;
    beforeEach(async () => {
      const { merchants } = await addPeople(open());
      const accountId = await addAccount(open(), merchants[0], 'reader');
      const [address, index] = [vault.cipher.seal('a'), vault.blindIndex('email', 'owner@example.com')];
      const binding = { accountId, channel: 'email', addressCipher: address, addressIndex: index } as const;
      id = await open()
        .em()
        .insert(ContactBinding, { ...binding, createdAt: now });
    });
    const bound = () => open().em().findOneOrFail(ContactBinding, id);
    const health = () => createAddressHealth(open(), vault);
    const refuse = (key: string, at: Date) =>
      health().noteRefused(
        { channel: 'email', address: 'owner@example.com', key, reason: 'SMTP 550 5.1.1' },
        at,
      );

    test('is cut off only after several messages, apart in time, were refused because it does not exist', async () => {
      await refuse('one', now);
      await refuse('one', later(apartMs));
      expect(await bound()).toMatchObject({ refusals: 1, refusedAt: null, refusedCode: 'SMTP 550 5.1.1' });
      await refuse('at once', later(apartMs - 1));
      expect(await bound()).toMatchObject({ refusals: 1, refusedAt: null });
      for (let n = 1; n < messages; n += 1) await refuse(`another ${n}`, later(n * apartMs));
      const cutOffAt = later((messages - 1) * apartMs);
      expect(await bound()).toMatchObject({ refusals: messages, refusedAt: cutOffAt });
      await refuse('still', later(10 * apartMs));
      expect(await bound()).toMatchObject({ refusedAt: cutOffAt });
    });

    test('recovers once anything arrives there, and is evidence by way of the outbox too', async () => {
      const mail = (key: string) => ({ ...message(1), dedupeKey: key, address: 'owner@example.com' });
      await outbox().enqueue([mail('one'), mail('two'), mail('three')], now);
      const claimed = async (at: Date) => (await claim(at)).message!;
      await outbox().markRefused(await claimed(now), 'SMTP 550 5.1.1', now);
      expect(await bound()).toMatchObject({ refusals: 1, refusedAt: null });
      await outbox().markRefused(await claimed(later(1)), 'SMTP 550 5.1.1', later(apartMs));
      expect(await bound()).toMatchObject({ refusals: 2, refusedAt: later(apartMs) });
      await outbox().markSent(await claimed(later(2)), later(apartMs + 1));
      expect(await bound()).toMatchObject({ refusals: 0, refusedAt: null, refusedCode: null });
    });
  });

  test('messages to a domain that complains are put off to its slots; others go on', async () => {
    const to = (n: number, domain: string) => ({ ...message(n), address: `owner${n}@${domain}` });
    const { firstGapMs, holdPerGap } = policy.mail.slowDomain;
    const hold = firstGapMs * holdPerGap;
    await outbox().enqueue([to(0, 'qq.com'), to(1, 'qq.com'), to(2, 'qq.com'), to(3, 'other.example')], now);
    const first = (await claim(now)).message!;
    const complaint = { address: first.address, claimedAt: now, reason: 'SMTP 550' };
    await createAddressHealth(open(), vault).noteComplaint({ ...complaint, now: later(1) });
    // What was under way at the complaint is no further one.
    await createAddressHealth(open(), vault).noteComplaint({ ...complaint, now: later(2) });
    await outbox().postpone(first.id, later(10_000), 'SMTP 550', true);
    expect(await createOutboxQueries(open(), vault).slowDomains(later(2))).toEqual([
      { domain: 'qq.com', heldUntil: later(1 + hold), perMinute: 60_000 / firstGapMs, errorCode: 'SMTP 550' },
    ]);
    expect((await claim(later(2))).message?.address).toBe('owner3@other.example');
    expect(await claim(later(3))).toEqual({});
    const sentAt: Record<string, number> = {};
    for (let at = 3; at < hold + 4 * firstGapMs; at += 1_000) {
      const { message: next } = await claim(later(at));
      if (next) sentAt[next.dedupeKey] = at;
    }
    const times = Object.values(sentAt).sort((one, other) => one - other);
    expect(Object.keys(sentAt).toSorted()).toEqual(['cause:0', 'cause:1', 'cause:2']);
    expect(times[0]).toBeGreaterThanOrEqual(hold);
    expect(times[2]! - times[0]!).toBeGreaterThanOrEqual(2 * firstGapMs - 1_000);
    const tries = (await open().em().find(OutboxMessage, {})).map((row) => row.tries);
    expect(tries).toEqual([1, 1, 1, 1]);
  });

  test('operators see how each relay is and how much waits for it', async () => {
    const overview = () => createOutboxQueries(open(), vault).relays();
    expect(await overview()).toEqual([
      { channel: 'email', state: 'DELIVERING', waiting: 0 },
      { channel: 'phone', state: 'DELIVERING', waiting: 0 },
    ]);
    await enqueue(3);
    await block();
    const nextProbeAt = later(firstProbeMs);
    expect(await overview()).toEqual([
      {
        ...{ channel: 'email', state: 'BLOCKED', waiting: 3, since: now, errorCode: 'ECONNREFUSED' },
        nextProbeAt,
      },
      { channel: 'phone', state: 'DELIVERING', waiting: 0 },
    ]);
  });
});
