import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/**
 * Objections to an activation; where a group's initial password came from and whom it was sent to; and agreements
 * that the database itself keeps anybody from changing. On MySQL, making a trigger takes the TRIGGER privilege and,
 * where the binary log is on, `log_bin_trust_function_creators`.
 */
export class IdentityProtection extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    for (const statement of sqlite ? onSqlite : onMysql) this.addSql(statement);
  }
}

const onSqlite = [
  `create table activation_objection (
    id text not null primary key,
    activation_id text not null,
    stage text not null,
    token_hash text not null,
    created_at datetime not null,
    expires_at datetime not null,
    used_at datetime null,
    outcome text null
  )`,
  'create unique index activation_objection_token_hash_unique on activation_objection (token_hash)',
  'create unique index activation_objection_activation_id_stage_unique on activation_objection (activation_id, stage)',
  'alter table merchant_group add column initial_password_kind text null',
  'alter table merchant_group add column contact_email_cipher text null',
  ...['update', 'delete'].map(
    (change) => `create trigger terms_acceptance_no_${change} before ${change} on terms_acceptance
      begin select raise(abort, 'terms_acceptance rows are never changed'); end`,
  ),
];

const onMysql = [
  `create table activation_objection (
    id varchar(36) not null,
    activation_id varchar(36) not null,
    stage varchar(8) not null,
    token_hash varchar(64) not null,
    created_at datetime(3) not null,
    expires_at datetime(3) not null,
    used_at datetime(3) null,
    outcome varchar(10) null,
    primary key (id)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
  'alter table activation_objection add unique activation_objection_token_hash_unique (token_hash)',
  'alter table activation_objection add unique activation_objection_activation_id_stage_unique (activation_id, stage)',
  'alter table merchant_group add column initial_password_kind varchar(8) null, add column contact_email_cipher varchar(600) null',
  ...['update', 'delete'].map(
    (
      change,
    ) => `create trigger terms_acceptance_no_${change} before ${change} on terms_acceptance for each row
      signal sqlstate '45000' set message_text = 'terms_acceptance rows are never changed'`,
  ),
];
