import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

const tables = {
  sqlite: `create table code_sending (
    id integer not null primary key autoincrement,
    challenge_id text not null,
    address_index text not null,
    ordinal integer not null,
    created_at datetime not null
  )`,
  mysql: `create table code_sending (
    id bigint unsigned not null auto_increment primary key,
    challenge_id varchar(36) not null,
    address_index varchar(64) not null,
    ordinal int not null,
    created_at datetime(3) not null
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
} as const;

/** Where codes were sent, to be counted by address; and one address of each channel for an account. */
export class CodeSendings extends Migration {
  override up(): void {
    this.addSql(tables[this.driver.getPlatform() instanceof SqlitePlatform ? 'sqlite' : 'mysql']);
    this.addSql('create index code_sending_challenge_id_index on code_sending (challenge_id)');
    this.addSql(
      'create unique index code_sending_address_index_ordinal_unique on code_sending (address_index, ordinal)',
    );
    this.addSql(
      'create unique index contact_binding_account_id_channel_unique on contact_binding (account_id, channel)',
    );
  }
}
