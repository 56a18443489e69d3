import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** Limits on sign-ins, accounts' second factor, and the operators' own. */
export class SignIn extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    for (const statement of sqlite ? onSqlite : onMysql) this.addSql(statement);
  }
}

const onSqlite = [
  `create table sign_in_throttle (
    id text not null primary key,
    failures integer not null,
    blocked_until datetime null,
    last_failure_at datetime not null
  )`,
  'create index sign_in_throttle_last_failure_at_index on sign_in_throttle (last_failure_at)',
  `create table sign_in_ticket (
    token_hash text not null primary key,
    account_id integer not null,
    created_at datetime not null,
    expires_at datetime not null,
    used_at datetime null
  )`,
  'create index sign_in_ticket_account_id_index on sign_in_ticket (account_id)',
  'create index sign_in_ticket_expires_at_index on sign_in_ticket (expires_at)',
  `create table second_factor (
    account_id integer not null primary key,
    secret_cipher text not null,
    last_step integer null,
    created_at datetime not null,
    confirmed_at datetime null
  )`,
  `create table recovery_code (
    id integer not null primary key autoincrement,
    account_id integer not null,
    code_hash text not null,
    used_at datetime null
  )`,
  'create unique index recovery_code_account_id_code_hash_unique on recovery_code (account_id, code_hash)',
  'alter table operator add column totp_cipher text null',
  'alter table operator add column totp_last_step integer null',
];

const tableOptions = 'default character set utf8mb4 collate utf8mb4_bin engine = InnoDB';

const onMysql = [
  `create table sign_in_throttle (
    id varchar(80) not null,
    failures int not null,
    blocked_until datetime(3) null,
    last_failure_at datetime(3) not null,
    primary key (id)
  ) ${tableOptions}`,
  'alter table sign_in_throttle add index sign_in_throttle_last_failure_at_index (last_failure_at)',
  `create table sign_in_ticket (
    token_hash varchar(64) not null,
    account_id int not null,
    created_at datetime(3) not null,
    expires_at datetime(3) not null,
    used_at datetime(3) null,
    primary key (token_hash)
  ) ${tableOptions}`,
  'alter table sign_in_ticket add index sign_in_ticket_account_id_index (account_id)',
  'alter table sign_in_ticket add index sign_in_ticket_expires_at_index (expires_at)',
  `create table second_factor (
    account_id int unsigned not null,
    secret_cipher varchar(300) not null,
    last_step int null,
    created_at datetime(3) not null,
    confirmed_at datetime(3) null,
    primary key (account_id)
  ) ${tableOptions}`,
  `create table recovery_code (
    id int unsigned not null auto_increment primary key,
    account_id int not null,
    code_hash varchar(64) not null,
    used_at datetime(3) null
  ) ${tableOptions}`,
  'alter table recovery_code add unique recovery_code_account_id_code_hash_unique (account_id, code_hash)',
  'alter table operator add column totp_cipher varchar(300) null',
  'alter table operator add column totp_last_step int null',
];
