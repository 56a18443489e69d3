import { DeadlockException, IsolationLevel, type SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from './orm.ts';
import { withReadOnlyTransactions } from './sqlite-connection.ts';

const maxDeadlockRetries = 5;

/**
 * Runs `work` in one transaction. Inside, only the given entity manager may be used: SQLite has one connection, and
 * asking for a second one there waits for ever. MySQL ends one of two transactions that wait for each other;
 * the loser is retried from its start, so `work` must have no effect outside the database.
 */
export async function inTransaction<T>(
  database: Database,
  work: (em: SqlEntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.em().transactional((em) => work(em));
    } catch (error) {
      if (!(error instanceof DeadlockException) || attempt === maxDeadlockRetries) throw error;
    }
  }
}

/** Runs several reads on one snapshot of the database. Blocks no writer. */
export function inSnapshot<T>(database: Database, read: (em: SqlEntityManager) => Promise<T>): Promise<T> {
  return withReadOnlyTransactions(() =>
    database.em().transactional((em) => read(em), {
      isolationLevel: IsolationLevel.REPEATABLE_READ,
      readOnly: true,
    }),
  );
}

/**
 * As {@link inSnapshot} for reading that takes minutes. SQLite has a second connection for it, which only reads, so
 * that the one of everything else is free meanwhile.
 */
export function inLongSnapshot<T>(
  database: Database,
  read: (em: SqlEntityManager) => Promise<T>,
): Promise<T> {
  const em = database.em();
  return withReadOnlyTransactions(() =>
    em.getConnection('read').transactional(
      (transaction) => {
        em.setTransactionContext(transaction);
        return read(em);
      },
      { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
    ),
  );
}
