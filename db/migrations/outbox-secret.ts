import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** The sealed part of a message in a column of its own, where a change of keys finds it. */
export class OutboxSecret extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    const sealed = "json_extract(data, '$.sealed')";
    this.addSql(
      `alter table outbox_message add column secret_cipher ${sqlite ? 'text' : 'varchar(600)'} null`,
    );
    // MySQL assigns from left to right: what is moved is read before it is removed.
    this.addSql(
      `update outbox_message
         set secret_cipher = ${sqlite ? sealed : `json_unquote(${sealed})`}, data = json_remove(data, '$.sealed')
         where ${sealed} is not null`,
    );
  }
}
