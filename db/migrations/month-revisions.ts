import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

const tables = {
  sqlite: [
    'create table clearing_month (period text not null primary key, revision integer not null, changed_at datetime not null)',
    `create table ledger_revision (
      period text not null,
      subject_type text not null,
      subject_id integer not null,
      revision integer not null,
      primary key (period, subject_type, subject_id)
    )`,
  ],
  mysql: [
    `create table clearing_month (
      period varchar(7) not null,
      revision int not null,
      changed_at datetime(3) not null,
      primary key (period)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    `create table ledger_revision (
      period varchar(7) not null,
      subject_type varchar(8) not null,
      subject_id int unsigned not null,
      revision int not null,
      primary key (period, subject_type, subject_id)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
  ],
} as const;

/** Change markers of the ledger, and which of them runs and their items were produced from. */
export class MonthRevisions extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    for (const table of tables[sqlite ? 'sqlite' : 'mysql']) this.addSql(table);
    const [whole, flag] = sqlite ? ['integer', 'integer'] : ['int', 'tinyint(1)'];
    for (const table of ['statement_run', 'statement_run_item'])
      this.addSql(`alter table ${table} add column ledger_revision ${whole} not null default 0`);
    this.addSql(`alter table statement_run_item add column provisional ${flag} not null default false`);
    this.addSql(
      `update statement_run_item set provisional = 1 where state in ('DONE', 'EMPTY', 'NO_RECIPIENT')
        and period in (select period from statement_run where provisional = 1)`,
    );
  }
}
