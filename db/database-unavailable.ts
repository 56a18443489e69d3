import {
  ConnectionException,
  DeadlockException,
  DriverException,
  LockWaitTimeoutException,
  ReadOnlyException,
} from '@mikro-orm/core';

/** Codes of a server that is away or full, of SQLite's file, and of the network (`ECONNREFUSED`); not of a bad row. */
const unavailableCodes =
  /^(E[A-Z]+|PROTOCOL_.*|SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|NOMEM|CORRUPT|NOTADB).*|ER_(CON_COUNT_ERROR|DISK_FULL|RECORD_FILE_FULL|SERVER_SHUTDOWN|ERROR_ON_WRITE|QUERY_INTERRUPTED|TOO_MANY_.*|OPTION_PREVENTS_STATEMENT|CONNECTION_KILLED))$/;

/** Whether the database failed as such, so that the same work may succeed later; not that it refused a row. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof DriverException)) return false;
  const passing = [ConnectionException, DeadlockException, LockWaitTimeoutException, ReadOnlyException];
  return passing.some((kind) => error instanceof kind) || unavailableCodes.test(String(error.code));
}
