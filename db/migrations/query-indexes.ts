import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** Indexes for what operators list and objections look up, and the counts of runs that have ended. */
export class QueryIndexes extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    const replaced = 'statement_run_item_period_state_error_code_index';
    this.addSql(`drop index ${replaced}${sqlite ? '' : ' on statement_run_item'}`);
    for (const [table, ...columns] of [
      ['account', 'activation_id'],
      ['outbox_message', 'state', 'id'],
      ['statement_run_item', 'period', 'state', 'ordinal'],
      ['statement_run_item', 'period', 'state', 'error_code', 'ordinal'],
    ] as const)
      this.addSql(`create index ${table}_${columns.join('_')}_index on ${table} (${columns.join()})`);
    this.addSql('alter table statement_run add column counts json null');
  }
}
