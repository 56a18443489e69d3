import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** Counters of tries, for every limit that is kept across requests. */
export class AttemptCounterTable extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    for (const statement of sqlite ? onSqlite : onMysql) this.addSql(statement);
  }
}

const onSqlite = [
  `create table attempt_counter (
    scope text not null,
    key_hash text not null,
    tries integer not null,
    window_ends_at datetime not null,
    primary key (scope, key_hash)
  )`,
  'create index attempt_counter_window_ends_at_index on attempt_counter (window_ends_at)',
];

const onMysql = [
  `create table attempt_counter (
    scope varchar(40) not null,
    key_hash varchar(64) not null,
    tries int not null,
    window_ends_at datetime(3) not null,
    primary key (scope, key_hash)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
  'alter table attempt_counter add index attempt_counter_window_ends_at_index (window_ends_at)',
];
