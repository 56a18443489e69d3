import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { ClearingTransaction } from '../../db/entities/clearing-transaction.ts';
import { StatementRun } from '../../db/entities/statement-run.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Database } from '../../db/orm.ts';
import { readInMemory } from '../../db/repositories/statements/statement-snapshot.ts';
import { inSnapshot } from '../../db/transaction.ts';
import { onEachEngine } from './engines.ts';
import { now } from './fixture.ts';
import { collect } from './statements/read-snapshot.ts';
import { writeLedger } from './write-ledger.ts';

const rounds = 200;
const script = fileURLToPath(new URL('./write-ledger.ts', import.meta.url));
const subject = { subjectType: 'merchant', subjectId: 1, subjectNo: '1', name: '', branchName: '' } as const;
const september = { from: '2019-09-01', to: '2019-09-30' };

onEachEngine((_, engine) => {
  test('two processes write at once: nothing is refused, lost or seen half', async () => {
    const { url, remove } = await engine.create();
    const database = await openDatabase({ url });
    try {
      await migrate(database);
      const run = {
        period: '2019-09',
        state: 'PLANNED' as const,
        attempt: 0,
        requestedBy: 'test',
        createdAt: now,
      };
      await database.em().insert(StatementRun, run);
      let childWrites = true;
      const child = promisify(execFile)(process.execPath, [script, url, 'child', String(rounds)]);
      const childDone = child.finally(() => (childWrites = false));
      const netAmounts = new Set<number>();
      while (childWrites) {
        await writeLedger(database, 'parent', 1);
        const { sections, totals } = await readLedger(database);
        expect(sections[0]?.rows.length).toBe(totals.count);
        netAmounts.add(totals.amountFen);
      }
      await childDone;
      expect([...netAmounts]).toEqual([0]);
      const { attempt } = await database.em().findOneOrFail(StatementRun, '2019-09');
      const writers = await database.em().find(ClearingTransaction, {}, { orderBy: { lineNo: 'asc' } });
      expect(writers).toHaveLength(2 * attempt);
      expect(writers.filter(({ remark }) => remark === 'child')).toHaveLength(2 * rounds);
      const turns = writers.filter(({ remark }, index) => remark !== writers[index - 1]?.remark);
      expect(turns.length).toBeGreaterThan(10);
    } finally {
      await remove(database);
    }
  });
});

function readLedger(database: Database) {
  return inSnapshot(database, async (em) => {
    const content = await readInMemory(em, { subject, applicationTypeCode: 'BANK', period: september });
    return collect(content!);
  });
}
