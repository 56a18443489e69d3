import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openDatabase } from '../../db/orm.ts';
import { inLongSnapshot, inSnapshot } from '../../db/transaction.ts';

test('SQLite sorts in files, on the connection of long snapshots too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sqlite-connection-'));
  const database = await openDatabase({ url: `file:${join(folder, 'some.db')}` });
  try {
    for (const read of [inSnapshot, inLongSnapshot])
      expect(await read(database, (em) => em.execute('pragma temp_store'))).toEqual([{ temp_store: 1 }]);
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
});
