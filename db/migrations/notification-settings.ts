import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** How an account wants to be notified of its statements. */
export class NotificationSettingsColumn extends Migration {
  override up(): void {
    const text = this.driver.getPlatform() instanceof SqlitePlatform ? 'text' : 'varchar(12)';
    this.addSql(`alter table account add column statement_mail ${text} not null default 'attachments'`);
  }
}
