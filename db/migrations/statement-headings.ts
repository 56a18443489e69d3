import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

const tables = {
  sqlite: `create table heading_change (
    subject_type text not null,
    subject_id integer not null,
    valid_from text not null,
    subject_name text not null,
    branch_code text not null,
    primary key (subject_type, subject_id, valid_from)
  )`,
  mysql: `create table heading_change (
    subject_type varchar(8) not null,
    subject_id int unsigned not null,
    valid_from varchar(10) not null,
    subject_name varchar(200) not null,
    branch_code varchar(16) not null,
    primary key (subject_type, subject_id, valid_from)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
} as const;

/** The heading under which a statement was issued, names and branches by date, and whether an attempt reissues headings. */
export class StatementHeadings extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    this.addSql(tables[sqlite ? 'sqlite' : 'mysql']);
    const text = (length: number) => (sqlite ? 'text' : `varchar(${length})`);
    this.addSql(`alter table statement add column subject_name ${text(600)} null`);
    this.addSql(`alter table statement add column branch_name ${text(400)} null`);
    this.addSql(`alter table statement add column application_type_name ${text(100)} null`);
    const flag = sqlite ? 'integer' : 'tinyint(1)';
    this.addSql(`alter table statement_run add column reissue ${flag} not null default false`);
  }
}
