import { setImmediate } from 'node:timers/promises';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { ClearingLedger } from './clearing-ledger.ts';
import { generateMany } from './generate-many.ts';
import type { ManyOptions } from './generate-many.ts';
import { hashPassword, insertAccounts, sharedPassword } from './insert-accounts.ts';
import { insertMerchants, insertTerminals, insertTransactions } from './insert-rows.ts';
import type { MerchantIds } from './insert-rows.ts';
import { insertReferenceData } from './reference-data.ts';

/** What is loaded, and whether its merchants have accounts with an e-mail address, so that a run has mail to send. */
export interface LoadManyOptions extends ManyOptions {
  readonly withAccounts?: boolean;
  readonly now: Date;
}

/**
 * Fills a database with generated merchants for benchmarks and tests of scale. Each batch is a transaction of
 * its own; until the last is in, the clearing files are only declared, and no run starts on half a month.
 * The database must not have such merchants yet.
 */
export async function loadMany(database: Database, vault: Vault, options: LoadManyOptions): Promise<void> {
  const { withAccounts = false, now } = options;
  const passwordHash = withAccounts ? await hashPassword(sharedPassword) : undefined;
  const merchantIds: MerchantIds = new Map();
  const ledger = new ClearingLedger('02');
  await inTransaction(database, insertReferenceData);
  for (const { merchants, terminals, transactions } of generateMany(options)) {
    const placed = await ledger.place(database.em(), transactions);
    await inTransaction(database, async (em) => {
      const added = await insertMerchants(em, vault, merchants);
      for (const [merchantNo, id] of added) merchantIds.set(merchantNo, id);
      await insertTerminals(em, merchantIds, terminals);
      await insertTransactions(em, { kind: database.kind, vault }, merchantIds, placed, now);
      if (passwordHash !== undefined)
        await insertAccounts(em, vault, { merchantIds: added, passwordHash, now });
    });
    // The SQLite driver never lets the event loop turn, and only then is the memory of used statements freed.
    await setImmediate();
  }
  await ledger.close(database.em());
}
