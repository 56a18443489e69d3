import { expect, test } from '@jest/globals';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { createOutboxRepository } from '../../../db/repositories/delivery/outbox-repository.ts';
import { onEachEngine } from '../engines.ts';
import { later, now } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

onEachEngine((open) => {
  const outbox = () => createOutboxRepository(open(), vault);
  const message = (n: number) => ({
    dedupeKey: `cause:${n}`,
    channel: 'email' as const,
    address: `owner${n}@example.com`,
    locale: 'en' as const,
    template: 'activation-done',
    data: { name: '青岛丰瑞堂 "?" \' \\', n, nested: [1, { x: null }] },
  });
  const stateOf = async () =>
    (await open().em().findOneOrFail(OutboxMessage, { dedupeKey: 'cause:1' })).state;
  const email = { channel: 'email', perMinute: 60_000 } as const;
  const claimed = async (at = now) => (await outbox().claimNext({ ...email, now: at })).message;
  const claimOne = async (at = now) => (await claimed(at))!;

  test('what was queued is claimed opened, with its files', async () => {
    const file = {
      format: 'xlsx' as const,
      part: 1,
      fileName: '账单.xlsx',
      storageKey: 'key',
      bytes: 5,
      sha256: 'sha',
    };
    const fileId = await open()
      .em()
      .insert(StatementFile, { statementId: 'one', ...file });
    await outbox().enqueue([{ ...message(1), statementFileIds: [fileId] }], now);
    expect(await claimOne()).toMatchObject({
      ...message(1),
      tries: 1,
      files: [{ fileName: '账单.xlsx', storageKey: 'key', bytes: 5, sha256: 'sha' }],
    });
    expect(await claimed()).toBeUndefined();
  });

  test('the same cause is queued once, the address is not readable', async () => {
    await outbox().enqueue([message(1), message(1)], now);
    await outbox().enqueue([message(1), message(2)], now);
    expect(await open().em().count(OutboxMessage)).toBe(2);
    expect(JSON.stringify(await open().em().execute('select * from outbox_message'))).not.toContain(
      'owner1@',
    );
  });

  test('parallel claimers never get the same message and miss none', async () => {
    await outbox().enqueue(
      Array.from({ length: 60 }, (_, n) => message(n)),
      now,
    );
    const claims: string[] = [];
    const claimer = async () => {
      for (let round = 0; ; round += 1) {
        const { message: mine, retryAfterMs } = await outbox().claimNext({
          ...email,
          now: later(round * 100),
        });
        if (mine) claims.push(mine.dedupeKey);
        else if (retryAfterMs === undefined) return;
      }
    };
    await Promise.all([claimer(), claimer(), claimer(), claimer()]);
    expect(claims).toHaveLength(60);
    expect(new Set(claims).size).toBe(60);
  });

  test('nothing is claimed before it is due, the longest due comes first', async () => {
    await outbox().enqueue([message(2)], later(2));
    await outbox().enqueue([message(1)], later(1));
    expect(await claimed()).toBeUndefined();
    expect(await outbox().nextTurnInMs(now)).toBe(1);
    expect((await claimOne(later(2))).dedupeKey).toBe('cause:1');
    expect((await claimOne(later(3))).dedupeKey).toBe('cause:2');
    expect(await outbox().nextTurnInMs(now)).toBeUndefined();
  });

  test('a postponed message comes back, a sent one does not', async () => {
    await outbox().enqueue([message(1)], now);
    const { id } = await claimOne();
    await outbox().postpone(id, later(1_000), 'MAILBOX_BUSY');
    expect(await claimed(later(999))).toBeUndefined();
    expect(await claimOne(later(1_000))).toMatchObject({ id, tries: 2 });
    await outbox().markSent({ id, channel: 'email', address: 'x' }, later(1_001));
    await outbox().postpone(id, later(1_000), 'LATE');
    expect(await stateOf()).toBe('SENT');
  });

  test('a refused or doubtful message waits for nobody', async () => {
    await outbox().enqueue([message(1), message(2)], now);
    await outbox().markFailed((await claimOne()).id, 'NO_SUCH_MAILBOX');
    await outbox().markUnknown((await claimOne(later(1))).id, 'CONNECTION_LOST');
    const states = await open()
      .em()
      .find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
    expect(states.map(({ state, errorCode }) => [state, errorCode])).toEqual([
      ['FAILED', 'NO_SUCH_MAILBOX'],
      ['UNKNOWN', 'CONNECTION_LOST'],
    ]);
    expect(await claimed(later(1_000_000))).toBeUndefined();
  });

  test('what a crash left claimed becomes UNKNOWN, and SENT if its sender is alive after all', async () => {
    await outbox().enqueue([message(1)], now);
    const message1 = await claimOne();
    expect(await outbox().markAbandoned(later(60_000), 60_000)).toBe(0);
    expect(await outbox().markAbandoned(later(60_001), 60_000)).toBe(1);
    expect(await stateOf()).toBe('UNKNOWN');
    await outbox().markSent(message1, later(60_002));
    expect(await stateOf()).toBe('SENT');
  });
});
