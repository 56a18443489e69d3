import { setTimeout } from 'node:timers/promises';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { NodeSqliteDialect } from '@mikro-orm/sql';
import { prepareSqliteConnection } from './sqlite-connection.ts';
import { standardizeRows } from './standard-rows.ts';

type Driver = ReturnType<NodeSqliteDialect['createDriver']>;
type Connection = Awaited<ReturnType<Driver['acquireConnection']>>;
type Query = Parameters<Connection['executeQuery']>[0];

/**
 * SQLite as it comes with Node. It keeps a NUL in a text, and reads bytes that are not UTF-8 as U+FFFD: no row
 * ends the process.
 */
export class SqliteDialect extends NodeSqliteDialect {
  readonly #path: string;

  constructor(path: string) {
    super(path);
    this.#path = path;
  }

  /** Each connection of the ORM asks for one, and it opens the file for itself. */
  override createDriver(): Driver {
    const driver = super.createDriver();
    let database: DatabaseSync | undefined;
    let connection: Connection;
    driver.init = async () => {
      database = new DatabaseSync(this.#path, { timeout: 0 });
      connection = connectionTo(database);
      await prepareSqliteConnection(connection);
    };
    driver.acquireConnection = () => Promise.resolve(connection);
    driver.destroy = async () => database?.close();
    return driver;
  }
}

function connectionTo(database: DatabaseSync): Connection {
  return {
    executeQuery: (query) => executeWhenFree(database, query),
    streamQuery: () => {
      throw new Error('Rows are read in pages');
    },
  };
}

const waitForLockMs = 8_000;
const longestPauseMs = 50;

/**
 * Waits for another process's lock without holding up this one, as SQLite's own waiting would. Only a statement that
 * begins a transaction or is one by itself finds the file locked, and then it has done nothing.
 */
async function executeWhenFree<Row>(database: DatabaseSync, query: Query) {
  const givenUpAt = performance.now() + waitForLockMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return execute<Row>(database, query);
    } catch (error) {
      const isLocked = (error as { code?: unknown }).code === 'SQLITE_BUSY';
      if (!isLocked || performance.now() > givenUpAt) throw error;
      await setTimeout(pauseMs);
    }
  }
}

function execute<Row>(database: DatabaseSync, { sql, parameters }: Query) {
  try {
    const statement = database.prepare(sql);
    const values = parameters as SQLInputValue[];
    if (statement.columns().length > 0) return { rows: rowsOf(statement, values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  } catch (error) {
    throw withResultCode(error);
  }
}

function rowsOf(statement: StatementSync, values: readonly SQLInputValue[]): object[] {
  const rows = allRows(statement, values);
  standardizeRows(rows);
  return rows;
}

/** A number that no double holds exactly becomes the nearest one: what may not be so large is refused with its place. */
function allRows(statement: StatementSync, values: readonly SQLInputValue[]): object[] {
  try {
    return statement.all(...values);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_OUT_OF_RANGE') throw error;
  }
  statement.setReadBigInts(true);
  return statement.all(...values).map((row) => Object.fromEntries(Object.entries(row).map(inDouble)));
}

function inDouble([column, value]: [string, unknown]): [string, unknown] {
  return [column, typeof value === 'bigint' ? Number(value) : value];
}

/** The primary result codes that are told apart: https://sqlite.org/rescode.html */
const resultCodes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};

/** Node gives all errors of SQLite one code; what went wrong is in a number. */
function withResultCode(error: unknown): unknown {
  const { errcode } = Object(error) as { errcode?: unknown };
  const code = typeof errcode === 'number' ? resultCodes[errcode & 0xff] : undefined;
  return code ? Object.assign(error as Error, { code }) : error;
}
