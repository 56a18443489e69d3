import type { InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { monthOf } from '../../../domain/shanghai-time.ts';
import { ClearingTransaction } from '../../entities/clearing-transaction.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';
import { countUpMonth, countUpSubjects, noteChange } from './count-up-revisions.ts';

/** A row of the ledger before it has an id. */
export type NewLedgerRow = Omit<InferEntity<typeof ClearingTransaction>, 'id'>;

/** What a writer of the ledger needs besides its transaction. */
export interface LedgerWriter {
  readonly kind: Database['kind'];
  readonly vault: Pick<Vault, 'audit'>;
}

/** 19 columns times this stay under SQLite's 32,766 parameters a statement. */
const rowsAStatement = 1_000;
const idsAStatement = 5_000;

/**
 * Appends rows to the ledger and counts up the revisions of their months, merchants and groups. To be called within a
 * transaction: rows and revisions become visible together.
 */
export async function appendLedgerRows(
  em: SqlEntityManager,
  { kind, vault }: LedgerWriter,
  rows: readonly NewLedgerRow[],
  now: Date,
): Promise<void> {
  const changed: string[] = [];
  for (const [period, own] of Map.groupBy(rows, ({ clearingDate }) => monthOf(clearingDate))) {
    await countUpMonth(em, period, now);
    changed.push(period);
    const dates = own.map(({ clearingDate }) => clearingDate).sort();
    const days = { period, first: dates[0]!, last: dates.at(-1)! };
    const ids = [...new Set(own.map(({ merchantId }) => merchantId))];
    for (const merchantIds of inChunks(ids, idsAStatement))
      await countUpSubjects(em, kind, { ...days, merchantIds });
  }
  for (const chunk of inChunks(rows, rowsAStatement)) await em.insertMany(ClearingTransaction, [...chunk]);
  for (const period of changed) await noteChange(em, vault, period, now);
}

function* inChunks<Row>(rows: readonly Row[], size: number): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
