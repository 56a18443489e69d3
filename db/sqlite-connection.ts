import { AsyncLocalStorage } from 'node:async_hooks';

/** The part of the ORM's connection that is used here. */
export interface RawConnection {
  executeQuery(query: {
    readonly sql: string;
    readonly parameters: readonly unknown[];
  }): Promise<{ readonly rows: readonly unknown[] }>;
}

const readingOnly = new AsyncLocalStorage<true>();

/** Every transaction that `work` begins on SQLite is a reader: it sees one snapshot and never waits for writers. */
export function withReadOnlyTransactions<T>(work: () => Promise<T>): Promise<T> {
  return readingOnly.run(true, work);
}

/**
 * Settings of a fresh SQLite connection. Several processes share the file: a writer's transaction takes the write
 * lock when it begins, because one that reads first and writes later fails with SQLITE_BUSY_SNAPSHOT as soon as
 * another process has written in between, whatever the timeout.
 */
export async function prepareSqliteConnection(connection: unknown): Promise<void> {
  const raw = connection as RawConnection;
  const execute = raw.executeQuery.bind(raw);
  for (const pragma of [
    'journal_mode = wal',
    'synchronous = normal',
    'foreign_keys = on',
    // libSQL is built to sort in memory: a month of a large group would take hundreds of megabytes.
    'temp_store = file',
  ]) {
    await execute({ sql: `pragma ${pragma}`, parameters: [] });
  }
  raw.executeQuery = (query) => {
    const isBegin = query.sql === 'begin' && !readingOnly.getStore();
    return execute(isBegin ? { ...query, sql: 'begin immediate' } : query);
  };
}
