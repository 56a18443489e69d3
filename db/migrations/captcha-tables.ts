import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

const sqlite = [
  `create table captcha_allowance (
    address_hash text not null,
    window_start datetime not null,
    given integer not null default 0,
    primary key (address_hash, window_start)
  )`,
  'create index captcha_allowance_window_start_index on captcha_allowance (window_start)',
  `create table captcha_challenge (
    id text not null primary key,
    kind text not null,
    purpose text not null,
    browser_hash text not null,
    answer_cipher text not null,
    created_at datetime not null,
    expires_at datetime not null,
    tried_at datetime null,
    token_hash text null,
    token_expires_at datetime null,
    token_used_at datetime null
  )`,
  'create index captcha_challenge_expires_at_index on captcha_challenge (expires_at)',
  'create unique index captcha_challenge_token_hash_unique on captcha_challenge (token_hash)',
];

const mysql = [
  `create table captcha_allowance (
    address_hash varchar(64) not null,
    window_start datetime(3) not null,
    given int not null default 0,
    primary key (address_hash, window_start)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
  'alter table captcha_allowance add index captcha_allowance_window_start_index (window_start)',
  `create table captcha_challenge (
    id varchar(36) not null,
    kind varchar(16) not null,
    purpose varchar(20) not null,
    browser_hash varchar(64) not null,
    answer_cipher text not null,
    created_at datetime(3) not null,
    expires_at datetime(3) not null,
    tried_at datetime(3) null,
    token_hash varchar(64) null,
    token_expires_at datetime(3) null,
    token_used_at datetime(3) null,
    primary key (id)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
  'alter table captcha_challenge add index captcha_challenge_expires_at_index (expires_at)',
  'alter table captcha_challenge add unique captcha_challenge_token_hash_unique (token_hash)',
];

/** Captchas that were shown, and how many each address was given. */
export class CaptchaTables extends Migration {
  override up(): void {
    const script = this.driver.getPlatform() instanceof SqlitePlatform ? sqlite : mysql;
    for (const statement of script) this.addSql(statement);
  }
}
