import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

const tables = {
  sqlite: `create table statement_request (
    id text not null primary key,
    account_id integer not null,
    subject_type text not null,
    subject_no text not null,
    merchant_no text null,
    period_from text not null,
    period_to text not null,
    workflow_run_id text not null,
    requested_at datetime not null
  )`,
  mysql: `create table statement_request (
    id varchar(36) not null,
    account_id int not null,
    subject_type varchar(8) not null,
    subject_no varchar(20) not null,
    merchant_no varchar(20) null,
    period_from varchar(10) not null,
    period_to varchar(10) not null,
    workflow_run_id varchar(36) not null,
    requested_at datetime(3) not null,
    primary key (id)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
} as const;

/** What was asked for on demand. */
export class StatementRequests extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    this.addSql(tables[sqlite ? 'sqlite' : 'mysql']);
    const indexes = [
      ['index', 'statement_request_account_id_requested_at_index', 'account_id, requested_at'],
      ['unique index', 'statement_request_account_id_workflow_run_id_unique', 'account_id, workflow_run_id'],
    ] as const;
    for (const [kind, name, columns] of indexes) {
      this.addSql(`create ${kind} ${name} on statement_request (${columns})`);
    }
  }
}
