import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** When a statement's file was removed because its time was over. */
export class RemovedFiles extends Migration {
  override up(): void {
    const instant = this.driver.getPlatform() instanceof SqlitePlatform ? 'datetime' : 'datetime(3)';
    this.addSql(`alter table statement_file add column removed_at ${instant} null`);
  }
}
