import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** Why a run is blocked. */
export class RunBlocks extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    this.addSql(`alter table statement_run add column error_code ${sqlite ? 'text' : 'varchar(40)'} null`);
  }
}
