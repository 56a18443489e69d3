import type { Database } from './orm.ts';

/** Migrates the tables; a repeat changes nothing. Returns the names of the migrations it ran. */
export async function migrate(database: Database): Promise<string[]> {
  const done = await database.orm.migrator.up();
  return done.map(({ name }) => name);
}
