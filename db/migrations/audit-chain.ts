import { Migration } from '@mikro-orm/migrations';
import { SqlitePlatform } from '@mikro-orm/sql';

type Dialect = 'sqlite' | 'mysql';

/**
 * Makes `audit_event` a chain, with its head in `audit_head`, and gives what was typed the origin of its request.
 * The table is created again: its earlier rows had no seal, and no installation has any to keep.
 */
export class AuditChain extends Migration {
  override up(): void {
    const dialect = this.driver.getPlatform() instanceof SqlitePlatform ? 'sqlite' : 'mysql';
    this.addSql('drop table audit_event');
    for (const statement of dialect === 'sqlite' ? sqliteTables : mysqlTables) this.addSql(statement);
    this.addSql(`insert into audit_head (id, sequence, hash) values (1, 0, '${'0'.repeat(64)}')`);
    for (const { create } of auditTriggers(dialect)) this.addSql(create);
    const text = dialect === 'sqlite' ? 'text' : 'varchar(64)';
    for (const column of ['ip_hash', 'request_id'])
      this.addSql(`alter table sealed_input add column ${column} ${text} null`);
  }
}

/** Triggers that refuse to change or remove a row. */
export function auditTriggers(dialect: Dialect): readonly { name: string; create: string }[] {
  return ['update', 'delete'].map((event) => {
    const name = `audit_event_no_${event}`;
    const refuse =
      dialect === 'sqlite'
        ? "begin select raise(abort, 'audit_event is append-only'); end"
        : "signal sqlstate '45000' set message_text = 'audit_event is append-only'";
    return { name, create: `create trigger ${name} before ${event} on audit_event for each row ${refuse}` };
  });
}

const sqliteTables = [
  `create table audit_event (
    sequence bigint not null primary key,
    at datetime not null,
    actor text not null,
    action text not null,
    outcome text not null,
    target text not null,
    reason text not null,
    detail json not null,
    ip_hash text null,
    request_id text null,
    cause_key text null,
    key_id text not null,
    previous_hash text not null,
    hash text not null
  )`,
  'create unique index audit_event_cause_key_unique on audit_event (cause_key)',
  'create index audit_event_target_action_index on audit_event (target, action)',
  'create index audit_event_actor_index on audit_event (actor)',
  'create index audit_event_action_index on audit_event (action)',
  `create table audit_head (
    id integer not null primary key,
    sequence bigint not null,
    hash text not null
  )`,
];

const mysqlOptions = 'default character set utf8mb4 collate utf8mb4_bin engine = InnoDB';

const mysqlTables = [
  `create table audit_event (
    sequence bigint unsigned not null,
    at datetime(3) not null,
    actor varchar(64) not null,
    action varchar(40) not null,
    outcome varchar(8) not null,
    target varchar(100) not null,
    reason varchar(400) not null,
    detail json not null,
    ip_hash varchar(64) null,
    request_id varchar(64) null,
    cause_key varchar(120) null,
    key_id varchar(16) not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    primary key (sequence)
  ) ${mysqlOptions}`,
  'alter table audit_event add unique audit_event_cause_key_unique (cause_key)',
  'alter table audit_event add index audit_event_target_action_index (target, action)',
  'alter table audit_event add index audit_event_actor_index (actor)',
  'alter table audit_event add index audit_event_action_index (action)',
  `create table audit_head (
    id int unsigned not null,
    sequence bigint not null,
    hash varchar(64) not null,
    primary key (id)
  ) ${mysqlOptions}`,
];
