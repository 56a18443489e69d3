import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { MikroORM as MySqlOrm } from '@mikro-orm/mysql';
import { limitWaiting } from '../../db/connection-wait.ts';
import { isDatabaseUnavailable } from '../../db/database-unavailable.ts';
import { Branch } from '../../db/entities/branch.ts';
import { openDatabase } from '../../db/orm.ts';
import { inLongSnapshot, inTransaction } from '../../db/transaction.ts';
import { eventually } from '../support/eventually.ts';
import { onEachEngine } from './engines.ts';

onEachEngine((open, { name }) => {
  const branch = { code: 'QD', name: '青岛', supportContacts: [] };

  if (name === 'sqlite') {
    test("waiting for another process's lock leaves this one free, and ends with the lock", async () => {
      const path = String(open().orm.config.get('dbName'));
      const other = new DatabaseSync(path);
      other.exec('begin immediate');
      const written = inTransaction(open(), (em) => em.insert(Branch, branch));
      // Were the waiting to hold up the process, the other one's transaction could not end here.
      await setTimeout(50);
      other.exec('commit');
      other.close();
      await written;
      expect(await open().em().count(Branch)).toBe(1);
    });
  } else {
    test('who finds no connection free in time is told that the database is away', async () => {
      const database = await openDatabase({ url: String(open().orm.config.get('clientUrl')) });
      await limitWaiting(database.orm as unknown as MySqlOrm, 'write', 300);
      const { promise: held, resolve: release } = Promise.withResolvers<void>();
      let begun = 0;
      const all = Array.from({ length: 10 }, () =>
        inTransaction(database, async () => {
          begun += 1;
          await held;
        }),
      );
      await eventually('ten transactions', () => begun === 10);
      const late: unknown = await database
        .em()
        .count(Branch)
        .catch((error: unknown) => error);
      expect(isDatabaseUnavailable(late)).toBe(true);
      const later: unknown = await inTransaction(database, (em) => em.count(Branch)).catch(
        (error: unknown) => error,
      );
      expect(isDatabaseUnavailable(later)).toBe(true);
      // Long snapshots have connections of their own.
      expect(await inLongSnapshot(database, (em) => em.execute('select 1 as one'))).toEqual([{ one: 1 }]);
      release();
      await Promise.all(all);
      expect(await database.em().count(Branch)).toBe(0);
      await database.close();
    });
  }

  test('a database that cannot be reached is told as such, also where a transaction begins', async () => {
    if (name === 'sqlite') return;
    const url = new URL(String(open().orm.config.get('clientUrl')));
    url.port = '9';
    const failed = await openDatabase({ url: url.href }).then(
      (database) =>
        inTransaction(database, (em) => em.count(Branch))
          .finally(() => database.close())
          .catch((error: unknown) => error),
      (error: unknown) => error,
    );
    expect(isDatabaseUnavailable(failed)).toBe(true);
  });
});
