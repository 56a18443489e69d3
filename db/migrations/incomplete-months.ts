import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/**
 * Months that were run though clearing files were missing, and the statements made of them; rows of a month that no
 * item of its run takes.
 */
export class IncompleteMonths extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    const flag = sqlite ? 'integer' : 'tinyint(1)';
    for (const table of ['statement_run', 'statement'])
      this.addSql(`alter table ${table} add column provisional ${flag} not null default false`);
    for (const column of ['unowned_rows', 'unowned_merchants'])
      this.addSql(
        `alter table statement_run add column ${column} ${sqlite ? 'integer' : 'int'} not null default 0`,
      );
  }
}
