import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** Where in the ledger an item's fault is, and how many clear card numbers were masked in its statements. */
export class ItemFindings extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    this.addSql(
      `alter table statement_run_item add column error_detail ${sqlite ? 'text' : 'varchar(300)'} null`,
    );
    this.addSql(
      `alter table statement_run_item add column masked_cards ${sqlite ? 'integer' : 'int'} not null default 0`,
    );
  }
}
