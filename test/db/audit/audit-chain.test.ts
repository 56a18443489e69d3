import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { appendAuditEvent } from '../../../db/audit/append-audit-event.ts';
import { createAuditTrail } from '../../../db/audit/audit-trail.ts';
import type { NewAuditEvent } from '../../../db/audit/new-audit-event.ts';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { withoutAuditTriggers } from './audit-tampering.ts';
import { onEachEngine } from '../engines.ts';
import { now } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const event = (target: string, more: Partial<NewAuditEvent> = {}): NewAuditEvent => ({
  at: now,
  actor: 'operator:1',
  action: 'account.disable',
  target,
  reason: '离职 𠮷 "quoted"',
  origin: { ipHash: 'a'.repeat(64), requestId: 'request-1' },
  detail: { z: 1, a: 'two' },
  ...more,
});

onEachEngine((open, engine) => {
  const trail = () => createAuditTrail(open(), vault);
  const verify = (...rest: [{ sequence: number; hash: string }?]) => verifyAuditChain(open(), vault, ...rest);
  const run = (sql: string) => open().em().execute(sql, [], 'run');
  const rows = () =>
    open()
      .em()
      .find(AuditEvent, {}, { orderBy: { sequence: 'asc' } });

  async function appendSome(count: number): Promise<void> {
    for (let n = 1; n <= count; n += 1) await trail().record(event(`account:${n}`));
  }

  test('rows are numbered from 1 and each knows the one before', async () => {
    expect(await verify()).toMatchObject({ whole: true, events: 0 });
    await appendSome(3);
    const chain = await rows();
    expect(chain.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(chain.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      chain.slice(0, -1).map(({ hash }) => hash),
    );
    expect(await verify()).toEqual({ whole: true, events: 3, head: { sequence: 3, hash: chain[2]!.hash } });
  });

  test('fifty writers at once make one chain without gaps', async () => {
    const targets = Array.from({ length: 50 }, (_, n) => `account:${n}`);
    await Promise.all(targets.map((target) => trail().record(event(target))));
    expect((await rows()).map(({ sequence }) => sequence)).toEqual(targets.map((_, n) => n + 1));
    expect(new Set((await rows()).map(({ target }) => target))).toEqual(new Set(targets));
    expect(await verify()).toMatchObject({ whole: true, events: 50 });
  });

  test('a row stands or falls with what it records', async () => {
    await appendSome(1);
    const failing = inTransaction(open(), async (em) => {
      await appendAuditEvent(em, vault, event('account:2'));
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await verify()).toMatchObject({ whole: true, events: 1 });
    await expect(appendAuditEvent(open().em(), vault, event('account:3'))).rejects.toThrow(/transaction/i);
  });

  test('the same cause is written once, also at once', async () => {
    const same = event('account:1', { causeKey: 'session.open:7' });
    await Promise.all(Array.from({ length: 5 }, () => trail().record(same)));
    expect(await rows()).toHaveLength(1);
  });

  test.each(['update audit_event set reason = reason', 'delete from audit_event'])(
    'the table refuses: %s',
    async (sql) => {
      await appendSome(1);
      await expect(run(sql)).rejects.toThrow(/append-only/);
    },
  );

  const quote = engine.name === 'mysql' ? '`' : '"';
  const columns = ['at', 'actor', 'action', 'outcome', 'target', 'reason', 'detail', 'ip_hash', 'request_id']
    .concat('cause_key', 'key_id', 'previous_hash', 'hash')
    .map((name) => quote + name + quote)
    .join(', ');
  const copy = (from: number, to: string) =>
    `insert into audit_event (sequence, ${columns}) select ${to}, ${columns} from audit_event where sequence = ${from}`;
  const move = (from: number, to: number) =>
    `update audit_event set sequence = ${to} where sequence = ${from}`;

  test.each([
    ['a changed reason', ["update audit_event set reason = 'other' where sequence = 4"], 4, 'CHANGED'],
    ['a changed origin', ['update audit_event set ip_hash = null where sequence = 4'], 4, 'CHANGED'],
    [
      'changed details',
      [`update audit_event set detail = '{"a":"two","z":2}' where sequence = 4`],
      4,
      'CHANGED',
    ],
    ['another outcome', ["update audit_event set outcome = 'REFUSED' where sequence = 7"], 7, 'CHANGED'],
    ['a changed hash', ["update audit_event set hash = 'ab' where sequence = 4"], 4, 'CHANGED'],
    ['a deleted row', ['delete from audit_event where sequence = 4'], 4, 'MISSING'],
    ['a deleted first row', ['delete from audit_event where sequence = 1'], 1, 'MISSING'],
    ['a deleted last row', ['delete from audit_event where sequence = 7'], 7, 'MISSING'],
    ['all rows deleted', ['delete from audit_event'], 1, 'MISSING'],
    ['a row put in', [move(7, 8), move(6, 7), move(5, 6), move(4, 5), copy(1, '4')], 4, 'REORDERED'],
    [
      'an invented row put in',
      [
        move(7, 8),
        move(6, 7),
        move(5, 6),
        move(4, 5),
        copy(1, '4'),
        "update audit_event set actor = 'x' where sequence = 4",
      ],
      4,
      'INSERTED',
    ],
    ['a row put at the end', [copy(7, '8')], 8, 'INSERTED'],
    ['two rows swapped', [move(3, 99), move(4, 3), move(99, 4)], 3, 'REORDERED'],
    ['an unknown key', ["update audit_event set key_id = 'other' where sequence = 4"], 4, 'KEY_UNKNOWN'],
    ['another head', ["update audit_head set hash = 'ab'"], 7, 'CHANGED'],
  ] as const)('%s is found', async (_case, statements, sequence, fault) => {
    await appendSome(7);
    await withoutAuditTriggers(open(), async () => {
      for (const statement of statements) await run(statement);
    });
    expect(await verify()).toEqual({ whole: false, sequence, fault });
  });

  test('the command tells the end of a whole chain, and ends with 1 at a broken one', async () => {
    if (engine.name === 'mysql') return;
    await appendSome(3);
    const [{ file } = { file: '' }] = await open().em().execute<{ file: string }[]>('pragma database_list');
    const key = `test:${Buffer.alloc(32, 5).toString('base64')}`;
    const command = (...args: string[]) =>
      promisify(execFile)(
        process.execPath,
        [join(import.meta.dirname, '../../../cli/audit-verify.ts'), ...args],
        { env: { EMBEDDED: 'true', DATABASE_URL: `file:${file}`, AUDIT_KEYS: key } },
      );
    const { stdout } = await command();
    const end = /^Audit chain: intact, 3 rows; end (3:[0-9a-f]{64})\n$/.exec(stdout)?.[1];
    expect((await command('--anchor', end!)).stdout).toBe(stdout);
    await withoutAuditTriggers(open(), () => run("update audit_event set actor = 'x' where sequence = 2"));
    await expect(command()).rejects.toMatchObject({
      code: 1,
      stdout: 'Audit chain: BROKEN at row 2: CHANGED\n',
    });
  });

  test('an end cut off together with its head shows against an anchor', async () => {
    await appendSome(5);
    const [, , third, , fifth] = await rows();
    const anchor = { sequence: 5, hash: fifth!.hash };
    expect(await verify(anchor)).toMatchObject({ whole: true });
    await withoutAuditTriggers(open(), async () => {
      await run('delete from audit_event where sequence > 3');
      await run(`update audit_head set sequence = 3, hash = '${third!.hash}'`);
    });
    expect(await verify()).toMatchObject({ whole: true, events: 3 });
    expect(await verify(anchor)).toEqual({ whole: false, sequence: 4, fault: 'MISSING' });
    await appendSome(2);
    await trail().record(event('account:other'));
    expect(await verify(anchor)).toEqual({ whole: false, sequence: 5, fault: 'ANCHOR_DIFFERS' });
  });
});
