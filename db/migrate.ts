import type { Database } from './orm.ts';

/** Brings the tables to the newest version; doing it again changes nothing. Answers the names of what it ran. */
export async function migrate(database: Database): Promise<string[]> {
  const done = await database.orm.migrator.up();
  return done.map(({ name }) => name);
}
