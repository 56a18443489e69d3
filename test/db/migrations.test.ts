import { expect, test } from '@jest/globals';
import { OutboxMessage } from '../../db/entities/outbox-message.ts';
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

  test('what was sealed inside a message moves to its own column, and nothing else of the message', async () => {
    const created = await engine.create();
    const database = await openDatabase({ url: created.url });
    try {
      await database.orm.schema.ensureDatabase();
      await database.orm.migrator.up({ to: '0007-audit-chain' });
      const insert = (key: string, data: object) =>
        database.em().execute(
          `insert into outbox_message (dedupe_key, channel, address_cipher, locale, template, data,
             statement_file_ids, state, tries, created_at, next_try_at)
             values (?, 'email', 'v1.a', 'en', 't', ?, '[]', 'PENDING', 0, '2019-09-20', '2019-09-20')`,
          [key, JSON.stringify(data)],
        );
      await insert('with', { groupNo: 'G1', sealed: 'v1.k.abc' });
      await insert('without', { groupNo: 'G2' });
      await migrate(database);
      const rows = await database.em().find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
      expect(rows.map(({ data, secretCipher }) => ({ data, secretCipher }))).toEqual([
        { data: { groupNo: 'G1' }, secretCipher: 'v1.k.abc' },
        { data: { groupNo: 'G2' }, secretCipher: null },
      ]);
    } finally {
      await created.remove(database);
    }
  });

  test('statements that waited before there were priorities go behind what a person waits for', async () => {
    const created = await engine.create();
    const database = await openDatabase({ url: created.url });
    try {
      await database.orm.schema.ensureDatabase();
      await database.orm.migrator.up({ to: '0014-run-manifests' });
      for (const template of ['statement-ready', 'password-changed'])
        await database.em().execute(
          `insert into outbox_message (dedupe_key, channel, address_cipher, locale, template, data,
             statement_file_ids, state, tries, created_at, next_try_at)
             values (?, 'email', 'v1.a', 'en', ?, '{}', '[]', 'PENDING', 0, '2019-09-20', '2019-09-20')`,
          [template, template],
        );
      await migrate(database);
      const rows = await database.em().find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
      expect(rows.map(({ priority }) => priority)).toEqual([1, 0]);
    } finally {
      await created.remove(database);
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
  return `select sql from sqlite_master where tbl_name = '${table}' and type <> 'trigger' and sql is not null order by name`;
}

function normalised(sql: string): string {
  return sql
    .replace(/[`\s]+/g, ' ')
    .replace(/ ?([(),]) ?/g, '$1')
    .replace(/ AUTO_INCREMENT=\d+/, '')
    .trim();
}
