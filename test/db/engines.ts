import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, test } from '@jest/globals';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Database } from '../../db/orm.ts';
import { emptyAuditChain } from './audit/audit-tampering.ts';
import { expectGoodPlans, noteStatements, type SentStatements } from './statement-plans.ts';

export interface Engine {
  readonly name: 'sqlite' | 'mysql';
  /** How to get this engine, when it is not there. */
  readonly missing?: string;
  /** Opens a new database; `remove` is called when it's closed. */
  create(): Promise<{ url: string; remove: (database: Database) => Promise<void> }>;
}

const mysqlUrl = process.env['TEST_MYSQL_URL'];

const engines: readonly Engine[] = [
  {
    name: 'sqlite',
    async create() {
      const folder = await mkdtemp(join(tmpdir(), 'portal-db-'));
      const remove = async (database: Database) => {
        await database.close();
        await rm(folder, { recursive: true });
      };
      return { url: `file:${join(folder, 'test.db')}`, remove };
    },
  },
  {
    name: 'mysql',
    ...(mysqlUrl
      ? {}
      : { missing: 'set TEST_MYSQL_URL=mysql://user:password@host of a user who may create databases' }),
    async create() {
      const name = `portal_test_${randomUUID().replaceAll('-', '')}`;
      const url = new URL(`/${name}`, mysqlUrl).href;
      const remove = async (database: Database) => {
        await database.em().execute(`drop database ${name}`, [], 'run');
        await database.close();
      };
      return { url, remove };
    },
  },
];

/**
 * Runs the same tests on each engine, each time in a database of its own whose tables are emptied before every test.
 * An engine that's missing is skipped on a person's machine and fails in CI.
 */
export function onEachEngine(tests: (open: () => Database, engine: Engine) => void): void {
  for (const engine of engines) {
    if (engine.missing === undefined) {
      describe(engine.name, () => {
        const { open, sent } = databaseOf(engine);
        tests(open, engine);
        test('every statement of these tests is planned well', () => expectGoodPlans(open(), sent()));
      });
    } else reportMissing(engine, engine.missing);
  }
}

function reportMissing({ name }: Engine, how: string): void {
  if (process.env['CI'] === 'true') {
    test(name, () => {
      throw new Error(`${name} is missing: ${how}`);
    });
    return;
  }
  process.stderr.write(`Skipped on ${name}: ${how}\n`);
  test.skip(`${name} (${how})`, () => undefined);
}

function databaseOf(engine: Engine): { open: () => Database; sent: () => SentStatements } {
  let sent: SentStatements = new Map();
  let database: Database | undefined;
  let remove: ((database: Database) => Promise<void>) | undefined;
  const open = () => {
    if (!database) throw new Error('The database is open within tests only');
    return database;
  };
  beforeAll(async () => {
    const created = await engine.create();
    remove = created.remove;
    database = await openDatabase({ url: created.url });
    await migrate(database);
    ({ database, sent } = noteStatements(database));
  });
  beforeEach(() => emptyTables(open()));
  afterAll(async () => {
    if (database) await remove?.(database);
  });
  return { open, sent: () => sent };
}

async function emptyTables(database: Database): Promise<void> {
  const em = database.em();
  await emptyAuditChain(database);
  const filled = await filledTables(database);
  const triggers = (await triggersOf(database)).filter(({ table }) => filled.includes(table));
  // Some tables refuse that rows are deleted, which only a test ever wants.
  for (const { name } of triggers) await em.execute(`drop trigger ${name}`, [], 'run');
  for (const table of filled) await em.execute(`delete from ${table}`, [], 'run');
  for (const { sql } of triggers) await em.execute(sql, [], 'run');
}

/** Asked in one statement: most tests fill a few of the tables, and to empty all takes longer than a test. */
async function filledTables(database: Database): Promise<string[]> {
  const tables = [...database.orm.getMetadata().getAll().values()].map(({ tableName }) => tableName);
  const questions = tables
    .filter((table) => table !== 'audit_head')
    .map((table) => `select * from (select '${table}' as name from ${table} limit 1) as ${table}_row`);
  const rows = await database.em().execute<{ name: string }[]>(questions.join(' union all '));
  return rows.map(({ name }) => name);
}

interface Trigger {
  readonly name: string;
  readonly table: string;
  /** The statement that makes it again. */
  readonly sql: string;
}

async function triggersOf(database: Database): Promise<Trigger[]> {
  const em = database.em();
  if (database.kind === 'sqlite')
    return em.execute<Trigger[]>(
      "select name, tbl_name as `table`, sql from sqlite_master where type = 'trigger'",
    );
  return em.execute<Trigger[]>(
    `select trigger_name as name, event_object_table as \`table\`,
      concat('create trigger ', trigger_name, ' ', action_timing, ' ', event_manipulation, ' on ', event_object_table,
      ' for each row ', action_statement) as \`sql\`
      from information_schema.triggers where trigger_schema = database()`,
  );
}
