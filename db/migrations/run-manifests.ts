import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

const tables = {
  sqlite: `create table run_manifest (
    id integer not null primary key autoincrement,
    period text not null,
    attempt integer not null,
    statements integer not null,
    files integer not null,
    bytes bigint not null,
    sums json not null,
    sha256 text not null,
    created_at datetime not null
  )`,
  mysql: `create table run_manifest (
    id int unsigned not null auto_increment primary key,
    period varchar(7) not null,
    attempt int not null,
    statements int not null,
    files int not null,
    bytes bigint not null,
    sums json not null,
    sha256 varchar(64) not null,
    created_at datetime(3) not null
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
} as const;

/** What each attempt of a run ended with. */
export class RunManifests extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    this.addSql(tables[sqlite ? 'sqlite' : 'mysql']);
    this.addSql('create unique index run_manifest_period_attempt_unique on run_manifest (period, attempt)');
  }
}
