import { setTimeout } from 'node:timers/promises';
import {
  DeadlockException,
  IsolationLevel,
  LockWaitTimeoutException,
  type SqlEntityManager,
} from '@mikro-orm/sql';
import type { Database } from './orm.ts';
import { withReadOnlyTransactions } from './sqlite-connection.ts';

const maxAttempts = 5;
const firstPauseMs = 20;

/**
 * Runs `work` in one transaction. Inside, only the given entity manager may be used: SQLite has one connection, and
 * asking for a second one there waits for ever. MySQL ends one of two transactions that wait for each other, and both
 * kinds give up a lock that is not freed in time; the loser is retried from its start, so `work` must have no effect
 * outside the database.
 */
export async function inTransaction<T>(
  database: Database,
  work: (em: SqlEntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withDriverErrors(database, work, (inside) => database.em().transactional(inside));
    } catch (error) {
      const lost = error instanceof DeadlockException || error instanceof LockWaitTimeoutException;
      if (!lost || attempt === maxAttempts) throw error;
      await setTimeout(firstPauseMs * 2 ** attempt * Math.random());
    }
  }
}

/**
 * What `work` throws goes through as it is. What beginning or committing throws is told as the driver's error: the ORM
 * passes on a bare ECONNREFUSED there, which looks like a file store's.
 */
async function withDriverErrors<T>(
  { orm }: Database,
  work: (em: SqlEntityManager) => Promise<T>,
  begin: (inside: (em: SqlEntityManager) => Promise<T>) => Promise<T>,
): Promise<T> {
  let failed: { readonly error: unknown } | undefined;
  try {
    return await begin(async (em) => {
      try {
        return await work(em);
      } catch (error) {
        failed = { error };
        throw error;
      }
    });
  } catch (error) {
    if (failed) throw failed.error;
    throw orm.driver.convertException(error as Error);
  }
}

const snapshot = { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true } as const;

/** Runs several reads on one snapshot of the database. Blocks no writer. */
export function inSnapshot<T>(database: Database, read: (em: SqlEntityManager) => Promise<T>): Promise<T> {
  return withReadOnlyTransactions(() =>
    withDriverErrors(database, read, (inside) => database.em().transactional(inside, snapshot)),
  );
}

/**
 * As {@link inSnapshot} for reading that takes minutes, on connections of its own: SQLite has a second one for it, which
 * only reads, so that the one of everything else is free meanwhile.
 */
export function inLongSnapshot<T>(
  database: Database,
  read: (em: SqlEntityManager) => Promise<T>,
): Promise<T> {
  const em = database.em();
  return withReadOnlyTransactions(() =>
    withDriverErrors(database, read, (inside) =>
      em.getConnection('read').transactional((transaction) => {
        em.setTransactionContext(transaction);
        return inside(em);
      }, snapshot),
    ),
  );
}
