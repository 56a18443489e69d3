import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

interface Types {
  readonly text: (length: number) => string;
  readonly whole: string;
  readonly id: string;
  /** A whole number that is a part of a key. */
  readonly part: string;
  readonly instant: string;
  readonly end: string;
}

const sqlite: Types = {
  text: () => 'text',
  whole: 'integer',
  id: 'bigint',
  part: 'integer',
  instant: 'datetime',
  end: ')',
};

const mysql: Types = {
  text: (length) => `varchar(${length})`,
  whole: 'int',
  id: 'bigint unsigned',
  part: 'int unsigned',
  instant: 'datetime(3)',
  end: ') default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
};

const rowColumns = ({ text, whole }: Types) => `
  merchant_id ${whole} not null,
  application_type_code ${text(32)} not null,
  clearing_date ${text(10)} not null,
  transaction_date ${text(10)} not null,
  transaction_time ${text(8)} not null,
  terminal_no ${text(8)} not null,
  masked_card_no ${text(32)} not null,
  transaction_type ${text(20)} not null,
  amount_fen bigint not null,
  net_fen bigint not null,
  fee_fen bigint not null,
  trace_no ${text(6)} not null,
  system_reference_no ${text(28)} not null,
  channel ${text(50)} not null,
  remark ${text(200)} not null,
  remark1 ${text(200)} not null`;

function tables(types: Types): string[] {
  const { text, whole, id, part, instant, end } = types;
  return [
    `create table clearing_set (
  id ${text(64)} not null primary key,
  source ${text(32)} not null,
  profile_id ${text(64)} null,
  clearing_date ${text(10)} null,
  application_type_code ${text(32)} null,
  state ${text(12)} not null,
  rows_read ${whole} not null,
  row_count ${whole} not null,
  net_fen bigint not null,
  summary json null,
  summary_digest ${text(64)} null,
  replaces_id ${text(64)} null,
  received_by ${text(64)} not null,
  received_at ${instant} not null,
  checked_at ${instant} null,
  ended_at ${instant} null
${end}`,
    'create index clearing_set_source on clearing_set (source, state)',
    'create index clearing_set_received on clearing_set (received_at)',
    `create table clearing_upload (
  set_id ${text(64)} not null,
  position ${part} not null,
  name ${text(255)} not null,
  storage_key ${text(255)} not null,
  key_cipher text not null,
  bytes bigint not null,
  sha256 ${text(64)} not null,
  primary key (set_id, position)
${end}`,
    `create table clearing_staging (
  set_id ${text(64)} not null,
  line_no ${part} not null,${rowColumns(types)},
  primary key (set_id, line_no)
${end}`,
    `create table clearing_superseded (
  id ${id} not null primary key,
  set_id ${text(64)} not null,
  superseded_by_id ${text(64)} not null,
  line_no ${whole} not null,${rowColumns(types)}
${end}`,
    'create index clearing_superseded_set on clearing_superseded (set_id)',
  ];
}

/**
 * Sets of clearing files, rows put aside before they are visible, and rows whose day was delivered again. A row's identity is its
 * file and line from here on: two genuine transactions may agree in everything else.
 */
export class ClearingSets extends Migration {
  override up(): void {
    const types = this.driver.getPlatform() instanceof SqlitePlatform ? sqlite : mysql;
    for (const table of tables(types)) this.addSql(table);
    this.addSql(`alter table clearing_file add column source ${types.text(32)} null`);
    this.addSql(`alter table clearing_file add column set_id ${types.text(64)} null`);
    this.addSql(
      'create unique index clearing_file_set on clearing_file (set_id, clearing_date, application_type_code)',
    );
    const on = types === mysql ? ' on clearing_transaction' : '';
    this.addSql(`drop index clearing_transaction_identity${on}`);
    if (types === mysql)
      this.addSql('alter table clearing_transaction modify system_reference_no varchar(28) not null');
  }
}
