import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/**
 * How often an address was refused as non-existent, and how fast domains take messages. Addresses that one refusal had
 * cut off are in use again: many were refused for another reason, such as a full mailbox.
 */
export class AddressEvidence extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    for (const statement of sqlite ? onSqlite : onMysql) this.addSql(statement);
    const noSuchAddress = ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'];
    this.addSql(
      `update contact_binding set refusals = 1, last_refusal_at = refused_at where refused_at is not null
        and (${noSuchAddress.map((code) => `refused_code like '% ${code}'`).join(' or ')})`,
    );
    this.addSql('update contact_binding set refused_at = null, refused_code = null where refusals = 0');
    this.addSql('update contact_binding set refused_at = null where refusals = 1');
  }
}

const onSqlite = [
  'alter table contact_binding add column refusals integer not null default 0',
  'alter table contact_binding add column last_refusal_at datetime null',
  'alter table contact_binding add column last_refused_by text null',
  'alter table outbox_message add column domain_slot_at datetime null',
  `create table recipient_domain (
    domain text not null primary key,
    complained_at datetime not null,
    held_until datetime not null,
    gap_ms integer not null,
    next_slot_at datetime not null,
    error_code text not null
  )`,
];

const onMysql = [
  'alter table contact_binding add column refusals int not null default 0',
  'alter table contact_binding add column last_refusal_at datetime(3) null',
  'alter table contact_binding add column last_refused_by varchar(200) null',
  'alter table outbox_message add column domain_slot_at datetime(3) null',
  `create table recipient_domain (
    domain varchar(253) not null,
    complained_at datetime(3) not null,
    held_until datetime(3) not null,
    gap_ms int not null,
    next_slot_at datetime(3) not null,
    error_code varchar(40) not null,
    primary key (domain)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
];
