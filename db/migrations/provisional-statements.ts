import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** Months that were run though clearing files were missing, and the statements made of them. */
export class ProvisionalStatements extends Migration {
  override up(): void {
    const flag = this.driver.getPlatform() instanceof SqlitePlatform ? 'integer' : 'tinyint(1)';
    for (const table of ['statement_run', 'statement'])
      this.addSql(`alter table ${table} add column provisional ${flag} not null default false`);
  }
}
