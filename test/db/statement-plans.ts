import { expect } from '@jest/globals';
import type { Database } from '../../db/orm.ts';
import { smallTables, wholeTables } from './whole-tables.ts';

/** The statements that code outside `test/` has sent, each text once with the parameters it was first sent with. */
export type SentStatements = ReadonlyMap<string, readonly unknown[]>;

const ownLabel = 'test';

/** Notes down what is sent from now on; what tests send themselves is left out. */
export function noteStatements(database: Database): { database: Database; sent: SentStatements } {
  const sent = new Map<string, readonly unknown[]>();
  const write = database.orm.em.getConnection('write');
  const read = database.orm.em.getConnection('read');
  for (const connection of new Set([write, read])) {
    const execute = connection.execute.bind(connection);
    connection.execute = ((...args: Parameters<typeof execute>) => {
      const [query, , , , context] = args;
      const params = (args[1] ?? []) as readonly unknown[];
      const mine = context?.label === ownLabel || isCalledByTest();
      if (!mine && typeof query === 'string' && !sent.has(query)) sent.set(query, [...params]);
      return execute(...args);
    }) as typeof connection.execute;
  }
  const em = () => (isCalledByTest() ? labelled(database) : database.em());
  return { database: { ...database, em }, sent };
}

function labelled(database: Database) {
  return database.orm.em.fork({ loggerContext: { label: ownLabel } }) as ReturnType<Database['em']>;
}

/** Whether the innermost frame of the project's own files is a test's. */
function isCalledByTest(): boolean {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const frames = (new Error().stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = limit;
  const own = frames.filter(
    (frame) => !/node_modules|node:|statement-plans\.ts|at async/.test(frame) && frame.includes('.ts'),
  );
  return own[0]?.includes('/test/') ?? false;
}

/**
 * Makes MariaDB believe that tables are large and indexes selective, without a row in them, so that it plans as it does
 * at scale. SQLite plans by the statement and the indexes alone.
 */
async function pretendToBeLarge(database: Database): Promise<void> {
  const em = labelled(database);
  const small = smallTables.map((table) => `'${table}'`).join();
  for (const sql of [
    `replace into mysql.table_stats (db_name, table_name, cardinality)
      select table_schema, table_name, if(table_name in (${small}), 100, 1000000) from information_schema.tables
      where table_schema = database()`,
    `replace into mysql.index_stats (db_name, table_name, index_name, prefix_arity, avg_frequency)
      select table_schema, table_name, index_name, seq_in_index, 5 from information_schema.statistics
      where table_schema = database()`,
    'flush tables',
  ])
    await em.execute(sql, [], 'run');
}

async function isMariaDb(database: Database): Promise<boolean> {
  if (database.kind !== 'mysql') return false;
  const [server] = await labelled(database).execute<{ version: string }[]>('select version() as version');
  return server?.version.includes('MariaDB') ?? false;
}

/** Plans every statement and names those that read all of a large table, or a table again for each row of another. */
export async function expectGoodPlans(database: Database, sent: SentStatements): Promise<void> {
  const mariaDb = await isMariaDb(database);
  // MySQL has no such statistics to set; it plans these statements as MariaDB does.
  if (database.kind === 'mysql' && !mariaDb) return;
  if (mariaDb) await pretendToBeLarge(database);
  const bad: string[] = [];
  for (const [sql, params] of sent) {
    if (!/^\s*(select|update|delete|insert[^;]*select|with)\b/i.test(sql)) continue;
    const faults = await (mariaDb ? mariaDbFaults : sqliteFaults)(database, sql, params);
    const unexplained = faults.filter((fault) => !isIntended(sql, fault));
    if (unexplained.length > 0) bad.push(`${sql}\n  ${unexplained.join('\n  ')}`);
  }
  expect(bad).toEqual([]);
}

function isIntended(sql: string, fault: string): boolean {
  return wholeTables.some(
    ({ statement, table }) =>
      statement.test(sql) && (table === undefined || ` ${fault} `.includes(` ${table} `)),
  );
}

interface MariaDbStep {
  readonly select_type: string;
  readonly table: string | null;
  readonly type: string | null;
  readonly key: string | null;
  readonly Extra: string;
}

async function mariaDbFaults(database: Database, sql: string, params: readonly unknown[]): Promise<string[]> {
  const steps = await labelled(database).execute<MariaDbStep[]>(`explain ${sql}`, [...params]);
  const names = tableNames(database, sql);
  return steps.flatMap(({ select_type: kind, table: alias, type, key, Extra: extra }) => {
    if (isPage(sql) && extra.includes('Using filesort') && isLarge(names, alias)) return ['sorts for a page'];
    if (!alias || !['ALL', 'index'].includes(type ?? '')) return [];
    const table = names.get(alias) ?? alias;
    const repeated = kind.startsWith('DEPENDENT') || kind.startsWith('UNCACHEABLE');
    if (table.startsWith('<') ? !repeated : smallTables.includes(table)) return [];
    return [`${kind}: all of ${table} by ${key ?? 'its rows'}`];
  });
}

interface SqliteStep {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

async function sqliteFaults(database: Database, sql: string, params: readonly unknown[]): Promise<string[]> {
  const steps = await labelled(database).execute<SqliteStep[]>(`explain query plan ${sql}`, [...params]);
  const names = tableNames(database, sql);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const isRepeated = ({ parent }: SqliteStep): boolean => {
    const above = byId.get(parent);
    return above !== undefined && (above.detail.startsWith('CORRELATED') || isRepeated(above));
  };
  return steps.flatMap((step) => {
    if (isPage(sql) && step.detail === 'USE TEMP B-TREE FOR ORDER BY') return ['sorts for a page'];
    const alias = /^SCAN (\S+)/.exec(step.detail)?.[1];
    const table = alias === undefined ? undefined : (names.get(alias) ?? alias);
    const isTable = table !== undefined && [...names.values()].includes(table);
    const madeFor = /^SEARCH (\S+) USING AUTOMATIC /.exec(step.detail)?.[1];
    const made = madeFor !== undefined && names.has(madeFor) ? [step.detail] : [];
    if (!isTable || smallTables.includes(table)) return made;
    return [...made, `${isRepeated(step) ? 'CORRELATED: ' : ''}all of ${table} (${step.detail})`];
  });
}

/** Whether it takes the first rows of a list; then all of the others must not be sorted for it. */
function isPage(sql: string): boolean {
  return /\border by [^()]*\blimit \S+\s*$/.test(sql);
}

function isLarge(names: ReadonlyMap<string, string>, alias: string | null): boolean {
  const table = names.get(alias ?? '');
  return table !== undefined && !smallTables.includes(table);
}

/** The tables of a statement by their names in it. */
function tableNames(database: Database, sql: string): Map<string, string> {
  const tables = [...database.orm.getMetadata().getAll().values()].map(({ tableName }) => tableName);
  const found = new Map<string, string>();
  for (const [, table, alias] of sql.matchAll(
    /\b(?:from|join|update|into)\s+[`"]?(\w+)[`"]?(?:\s+(?:as\s+)?[`"]?(\w+)[`"]?)?/gi,
  )) {
    if (!table || !tables.includes(table)) continue;
    found.set(table, table);
    if (
      alias &&
      !/^(where|on|set|group|order|limit|join|left|inner|union|select|values|force|using|for)$/i.test(alias)
    )
      found.set(alias, table);
  }
  return found;
}
