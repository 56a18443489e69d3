import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** All tables of the first version; `test/db/migrations.test.ts` compares them with the entities on each engine. */
export class InitialTables extends Migration {
  override up(): void {
    const dialect = this.driver.getPlatform() instanceof SqlitePlatform ? 'sqlite' : 'mysql';
    const script = readFileSync(new URL(`./initial-tables.${dialect}.sql`, import.meta.url), 'utf8');
    for (const statement of script.split(/;\s*\n/)) {
      if (statement.trim() !== '') this.addSql(statement);
    }
  }
}
