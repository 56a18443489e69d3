import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** What a step has counted or used up, by the input it was taken with, so that doing it again does it once. */
export class RepeatableSteps extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    for (const statement of sqlite ? onSqlite : onMysql) this.addSql(statement);
  }
}

const onSqlite = [
  'alter table otp_challenge add column last_try_by text null',
  'alter table otp_challenge add column used_by text null',
  'alter table sealed_input add column counted_as text null',
];

const onMysql = [
  'alter table otp_challenge add last_try_by varchar(36) null, add used_by varchar(36) null',
  'alter table sealed_input add counted_as varchar(40) null',
];
