import { expect, test } from '@jest/globals';
import { migrate } from '../../db/migrate.ts';
import { openDatabase, type Database } from '../../db/orm.ts';
import { onEachEngine } from './engines.ts';

onEachEngine((open, engine) => {
  test('the migrations make just the tables that the entities describe', async () => {
    const created = await engine.create();
    const fromEntities = await openDatabase({ url: created.url });
    try {
      await fromEntities.orm.schema.ensureDatabase();
      await fromEntities.orm.schema.create();
      expect(await definitionsOf(open())).toEqual(await definitionsOf(fromEntities));
    } finally {
      await created.remove(fromEntities);
    }
  });

  test('migrating again changes nothing', async () => {
    expect(await migrate(open())).toEqual([]);
  });
});

/** Every table and index as the engine itself describes it, without the migrator's own table. */
async function definitionsOf(database: Database): Promise<string[]> {
  const em = database.em();
  const tables = [...database.orm.getMetadata().getAll().values()].map(({ tableName }) => tableName).sort();
  const texts: string[] = [];
  for (const table of tables) {
    const sql = database.kind === 'mysql' ? `show create table ${table}` : sqliteDefinition(table);
    const rows = await em.execute<Record<string, string | null>[]>(sql);
    texts.push(...rows.map((row) => normalised(row['Create Table'] ?? row['sql'] ?? '')));
  }
  return texts;
}

function sqliteDefinition(table: string): string {
  return `select sql from sqlite_master where tbl_name = '${table}' and sql is not null and type <> 'trigger' order by name`;
}

function normalised(sql: string): string {
  return sql
    .replace(/[`\s]+/g, ' ')
    .replace(/ ?([(),]) ?/g, '$1')
    .replace(/ AUTO_INCREMENT=\d+/, '')
    .trim();
}
