import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

/** How the relays are, which messages go first, and which addresses refuse what they are sent. */
export class Relays extends Migration {
  override up(): void {
    const sqlite = this.driver.getPlatform() instanceof SqlitePlatform;
    for (const statement of sqlite ? onSqlite : onMysql) this.addSql(statement);
    this.addSql("update outbox_message set priority = 1 where template = 'statement-ready'");
  }
}

const onSqlite = [
  `create table relay (
    channel text not null primary key,
    state text not null,
    since datetime not null,
    failures_in_row integer not null,
    error_code text null,
    next_probe_at datetime null,
    next_slot_micros bigint not null
  )`,
  'alter table outbox_message add column priority integer not null default 0',
  'drop index outbox_message_state_next_try_at_index',
  'create index outbox_message_state_channel_priority_next_try_at_index on outbox_message (state, channel, priority, next_try_at)',
  'alter table contact_binding add column refused_at datetime null',
  'alter table contact_binding add column refused_code text null',
];

const onMysql = [
  `create table relay (
    channel varchar(8) not null,
    state varchar(12) not null,
    since datetime(3) not null,
    failures_in_row int not null,
    error_code varchar(40) null,
    next_probe_at datetime(3) null,
    next_slot_micros bigint not null,
    primary key (channel)
  ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
  'alter table outbox_message add column priority int not null default 0',
  'alter table outbox_message drop index outbox_message_state_next_try_at_index',
  'alter table outbox_message add index outbox_message_state_channel_priority_next_try_at_index (state, channel, priority, next_try_at)',
  'alter table contact_binding add column refused_at datetime(3) null',
  'alter table contact_binding add column refused_code varchar(40) null',
];
