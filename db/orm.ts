import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as MySqlOrm } from '@mikro-orm/mysql';
import { type AbstractSqlDriver, MikroORM, SqliteDriver, type SqlEntityManager } from '@mikro-orm/sql';
import { entities } from './entities/index.ts';
import { migrations } from './migrations/index.ts';
import type { RawConnection } from './sqlite-connection.ts';
import { limitWaiting } from './connection-wait.ts';
import { standardizeRows } from './standard-rows.ts';
import { SqliteDialect } from './sqlite-dialect.ts';

export interface Database {
  readonly orm: MikroORM;
  readonly kind: 'sqlite' | 'mysql';
  /** A fresh entity manager: one for each piece of work, never kept. */
  em(): SqlEntityManager;
  close(): Promise<void>;
}

const shared = {
  entities,
  extensions: [Migrator],
  migrations: { migrationsList: migrations, snapshot: false, silent: true, disableForeignKeys: false },
};

/**
 * Opens the database behind `url`: `file:PATH`, `file::memory:`, `mysql://…` or `mariadb://…`.
 *
 * A process opens a SQLite file once and shares it: calls to it are synchronous, so a second connection that
 * waits for the first one's lock would stop the very event loop that is to release it.
 */
export async function openDatabase({ url }: { url: string }): Promise<Database> {
  const kind = url.startsWith('file:') ? 'sqlite' : 'mysql';
  const orm = kind === 'sqlite' ? await openSqlite(url) : await openMySql(url);
  return { orm, kind, em: () => orm.em.fork(), close: () => orm.close(true) };
}

async function openSqlite(url: string): Promise<MikroORM> {
  const path = url.replace(/^file:(\/\/)?/, '');
  const inMemory = path === ':memory:';
  if (!inMemory) mkdirSync(dirname(resolve(path)), { recursive: true });
  const dbName = inMemory ? path : resolve(path);
  return MikroORM.init<AbstractSqlDriver>({
    ...shared,
    driver: SqliteDriver,
    dbName,
    // A function, since the settings of a connection are copied for its replicas.
    driverOptions: () => new SqliteDialect(dbName),
    // A reader waits for no lock, so a connection that only reads may be a second one.
    replicas: inMemory ? [] : [{ name: 'long-snapshots' }],
    preferReadReplicas: false,
  });
}

async function openMySql(url: string): Promise<MikroORM> {
  const orm = await MySqlOrm.init({
    ...shared,
    clientUrl: url.replace(/^mariadb:/, 'mysql:'),
    timezone: 'Z',
    charset: 'utf8mb4',
    // Texts compare byte by byte, as they do on SQLite; canonical forms are made before anything is stored.
    collate: 'utf8mb4_bin',
    ...connectionLimits,
    onCreateConnection: prepareMySqlConnection,
  });
  await limitWaiting(orm, 'write', 10_000);
  await limitWaiting(orm, 'read', 60_000);
  return orm;
}

/**
 * Steps that people wait for have connections of their own: a process renders up to sixteen large statements at a time,
 * each within a snapshot of minutes. A limit for each pool keeps a process from taking all of the server's.
 */
const connectionLimits = {
  pool: { min: 2, max: 10 },
  replicas: [{ name: 'long-snapshots', driverOptions: { connectionLimit: 18 } }],
  preferReadReplicas: false,
};

/**
 * Read committed: rules are held by unique indexes and conditional updates, which see what is committed at any
 * level, and without gap locks writers rarely wait for each other. The strict mode refuses what would be cut.
 */
async function prepareMySqlConnection(connection: unknown): Promise<void> {
  const raw = connection as RawConnection;
  await raw.executeQuery({ sql: 'set session transaction isolation level read committed', parameters: [] });
  await raw.executeQuery({
    sql: "set session sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY'",
    parameters: [],
  });
  const execute = raw.executeQuery.bind(raw);
  raw.executeQuery = async (query) => {
    const result = await execute(query);
    standardizeRows(result.rows);
    return result;
  };
}
