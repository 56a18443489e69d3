import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** Until when an account has read its notices. */
export class NoticesRead extends Migration {
  override up(): void {
    const instant = this.driver.getPlatform() instanceof SqlitePlatform ? 'datetime' : 'datetime(3)';
    this.addSql(`alter table account add column notices_read_at ${instant} null`);
  }
}
