import { beforeEach, expect, test } from '@jest/globals';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { Statement } from '../../../db/entities/statement.ts';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { createKeptFiles } from '../../../db/queries/statements/kept-files.ts';
import { createStatementRetention } from '../../../db/repositories/statements/statement-retention.ts';
import { onEachEngine } from '../engines.ts';
import { vault } from '../../support/vault.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const key = (n: number) => `statements/${id(n)}/statement.csv`;

onEachEngine((open) => {
  beforeEach(async () => {
    await add(1, '2019-09-01', '2019-09-30', '2019-09-20');
    await add(2, '2020-02-01', '2020-02-29', '2020-02-20');
    await add(3, '2019-09-01', '2019-09-29', '2019-10-01');
    await add(4, '2020-02-01', '2020-02-28', '2029-12-20');
  });

  async function add(n: number, periodFrom: string, periodTo: string, createdOn: string): Promise<void> {
    const subject = { subjectType: 'merchant' as const, subjectId: n, subjectNo: String(n) };
    const totals = { rowCount: 1, amountFen: 1, netFen: 1, feeFen: 0, snapshotDigest: 'd' };
    const rest = { applicationTypeCode: 'BANK', version: 1, createdAt: new Date(`${createdOn}T04:00:00Z`) };
    await open()
      .em()
      .insert(Statement, { id: id(n), ...subject, periodFrom, periodTo, ...totals, ...rest });
    const file = { format: 'csv' as const, part: 1, fileName: 'a', bytes: 10 + n, sha256: 'f' };
    await open()
      .em()
      .insert(StatementFile, { statementId: id(n), storageKey: key(n), ...file });
  }

  async function expiredAt(instant: string): Promise<string[]> {
    const found: string[] = [];
    for await (const statement of createStatementRetention(open(), vault).expired(new Date(instant)))
      found.push(...statement.storageKeys);
    return found;
  }

  test('a month is kept ten whole years after its own, an odd range ninety days', async () => {
    expect(await expiredAt('2019-12-01T00:00:00Z')).toEqual([]);
    expect(await expiredAt('2020-01-15T00:00:00Z')).toEqual([key(3)]);
    // In Shanghai the year is over eight hours earlier.
    expect(await expiredAt('2029-12-31T15:59:00Z')).toEqual([key(3)]);
    expect(await expiredAt('2029-12-31T16:01:00Z')).toEqual([key(1), key(3)]);
    expect(await expiredAt('2031-01-01T00:00:00Z')).toEqual([key(1), key(2), key(3), key(4)]);
  });

  test('what was removed is not found again, is no longer kept, and leaves one audit row', async () => {
    const at = new Date('2030-01-01T00:00:00Z');
    const retention = createStatementRetention(open(), vault);
    for await (const statement of retention.expired(at)) {
      await retention.markRemoved(statement, 'operator:1', at);
      await retention.markRemoved(statement, 'operator:1', at);
    }
    expect(await expiredAt('2030-01-01T00:00:00Z')).toEqual([]);
    const kept = createKeptFiles(open());
    expect(await kept.count()).toBe(2);
    expect(await kept.unknownAmong([key(1), key(2), 'statements/other'])).toEqual([
      key(1),
      'statements/other',
    ]);
    const events = await open()
      .em()
      .find(AuditEvent, { action: 'statement.expire' }, { orderBy: { sequence: 'asc' } });
    expect(events.map(({ actor, target, detail }) => ({ actor, target, detail }))).toEqual(
      [1, 3].map((n) => ({
        actor: 'operator:1',
        target: `statement:${id(n)}`,
        detail: { files: 1, bytes: 10 + n },
      })),
    );
  });
});
