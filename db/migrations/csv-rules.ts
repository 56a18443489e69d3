import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** By which rule the texts of a stored CSV file are guarded: 1 for all that are there. */
export class CsvRules extends Migration {
  override up(): void {
    const integer = this.driver.getPlatform() instanceof SqlitePlatform ? 'integer' : 'int';
    this.addSql(`alter table statement_file add column csv_rule ${integer} not null default 1`);
  }
}
