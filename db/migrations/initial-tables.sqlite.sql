create table account (
  id integer not null primary key autoincrement,
  subject_type text not null,
  subject_id integer not null,
  username text not null,
  display_username text not null,
  password_hash text not null,
  state text not null,
  locale text not null,
  activation_id text not null,
  created_at datetime not null
);
create unique index account_username_unique on account (username);
create unique index account_subject_type_subject_id_unique on account (subject_type, subject_id);

create table application_type (
  code text not null primary key,
  name text not null,
  position integer not null
);

create table audit_event (
  id integer not null primary key autoincrement,
  at datetime not null,
  actor text not null,
  action text not null,
  target text not null,
  reason text not null,
  detail json not null
);
create index audit_event_target_action_index on audit_event (target, action);

create table branch (
  code text not null primary key,
  name text not null,
  support_contacts json not null
);

create table clearing_file (
  id integer not null primary key autoincrement,
  clearing_date text not null,
  application_type_code text not null,
  file_name text not null,
  state text not null,
  sha256 text null,
  row_count integer not null,
  amount_fen bigint not null,
  fee_fen bigint not null
);
create unique index clearing_file_clearing_date_file_name_unique on clearing_file (clearing_date, file_name);

create table clearing_transaction (
  id integer not null primary key autoincrement,
  clearing_file_id integer not null,
  line_no integer not null,
  merchant_id integer not null,
  application_type_code text not null,
  clearing_date text not null,
  transaction_date text not null,
  transaction_time text not null,
  terminal_no text not null,
  masked_card_no text not null,
  transaction_type text not null,
  amount_fen bigint not null,
  net_fen bigint not null,
  fee_fen bigint not null,
  trace_no text not null,
  system_reference_no text not null,
  channel text not null,
  remark text not null,
  remark1 text not null
);
create index clearing_transaction_statement on clearing_transaction (merchant_id, application_type_code, clearing_date, clearing_file_id, line_no);
create unique index clearing_transaction_identity on clearing_transaction (clearing_date, terminal_no, transaction_date, transaction_time, system_reference_no, transaction_type, amount_fen);
create unique index clearing_transaction_line on clearing_transaction (clearing_file_id, line_no);

create table contact_binding (
  id integer not null primary key autoincrement,
  account_id integer not null,
  channel text not null,
  address_cipher text not null,
  address_index text not null,
  created_at datetime not null
);
create index contact_binding_account_id_index on contact_binding (account_id);
create unique index contact_binding_address_index_unique on contact_binding (address_index);

create table group_membership (
  id integer not null primary key autoincrement,
  group_id integer not null,
  merchant_id integer not null,
  valid_from text not null,
  valid_to text null
);
create index group_membership_group_id_index on group_membership (group_id);
create unique index group_membership_merchant_id_valid_from_unique on group_membership (merchant_id, valid_from);

create table merchant (
  id integer not null primary key autoincrement,
  merchant_no text not null,
  name text not null,
  branch_code text not null,
  id_no_cipher text null,
  id_no_index text null,
  licence_no_cipher text null,
  licence_no_index text null,
  phone_cipher text null,
  phone_index text null
);
create unique index merchant_merchant_no_unique on merchant (merchant_no);
create index merchant_phone_index_index on merchant (phone_index);

create table merchant_group (
  id integer not null primary key autoincrement,
  group_no text not null,
  name text not null,
  branch_code text not null,
  initial_password_hash text null,
  initial_password_expires_at datetime null,
  initial_password_used_at datetime null
);
create unique index merchant_group_group_no_unique on merchant_group (group_no);

create table operator (
  id integer not null primary key autoincrement,
  username text not null,
  password_hash text not null,
  created_at datetime not null
);
create unique index operator_username_unique on operator (username);

create table otp_challenge (
  id text not null primary key,
  purpose text not null,
  flow_id text not null,
  ordinal integer not null,
  channel text not null,
  address_cipher text not null,
  address_index text not null,
  code_hash text not null,
  tries integer not null default 0,
  created_at datetime not null,
  expires_at datetime not null,
  used_at datetime null,
  superseded_at datetime null
);
create index otp_challenge_address_index_created_at_index on otp_challenge (address_index, created_at);
create unique index otp_challenge_flow_id_ordinal_unique on otp_challenge (flow_id, ordinal);

create table outbox_message (
  id integer not null primary key autoincrement,
  dedupe_key text not null,
  channel text not null,
  address_cipher text not null,
  locale text not null,
  template text not null,
  data json not null,
  statement_file_ids json not null,
  state text not null,
  tries integer not null default 0,
  created_at datetime not null,
  next_try_at datetime not null,
  claimed_at datetime null,
  sent_at datetime null,
  error_code text null
);
create unique index outbox_message_dedupe_key_unique on outbox_message (dedupe_key);
create index outbox_message_state_next_try_at_index on outbox_message (state, next_try_at);

create table sealed_input (
  id text not null primary key,
  flow_id text not null,
  sealed text not null,
  created_at datetime not null,
  expires_at datetime not null
);
create index sealed_input_flow_id_index on sealed_input (flow_id);
create index sealed_input_expires_at_index on sealed_input (expires_at);

create table session (
  id text not null primary key,
  token_hash text not null,
  actor_type text not null,
  actor_id integer not null,
  user_agent text not null,
  created_at datetime not null,
  last_seen_at datetime not null,
  expires_at datetime not null,
  ended_at datetime null
);
create unique index session_token_hash_unique on session (token_hash);
create index session_actor_type_actor_id_index on session (actor_type, actor_id);

create table statement (
  id text not null primary key,
  subject_type text not null,
  subject_id integer not null,
  subject_no text not null,
  application_type_code text not null,
  period_from text not null,
  period_to text not null,
  version integer not null,
  supersedes_id text null,
  row_count integer not null,
  amount_fen bigint not null,
  net_fen bigint not null,
  fee_fen bigint not null,
  snapshot_digest text not null,
  created_at datetime not null
);
create unique index statement_version on statement (subject_type, subject_id, application_type_code, period_from, period_to, version);

create table statement_file (
  id integer not null primary key autoincrement,
  statement_id text not null,
  format text not null,
  part integer not null,
  file_name text not null,
  storage_key text not null,
  bytes bigint not null,
  sha256 text not null
);
create unique index statement_file_statement_id_format_part_unique on statement_file (statement_id, format, part);

create table statement_run (
  period text not null primary key,
  state text not null,
  attempt integer not null,
  requested_by text not null,
  created_at datetime not null,
  started_at datetime null,
  finished_at datetime null
);

create table statement_run_item (
  id integer not null primary key autoincrement,
  period text not null,
  ordinal integer not null,
  subject_type text not null,
  subject_id integer not null,
  subject_no text not null,
  state text not null,
  error_code text null,
  attempt integer not null,
  finished_at datetime null
);
create index statement_run_item_period_state_error_code_index on statement_run_item (period, state, error_code);
create unique index statement_run_item_period_ordinal_unique on statement_run_item (period, ordinal);
create unique index statement_run_item_period_subject_type_subject_id_unique on statement_run_item (period, subject_type, subject_id);

create table terminal (
  terminal_no text not null primary key,
  merchant_id integer not null,
  store_name text not null
);
create index terminal_merchant_id_index on terminal (merchant_id);

create table terms_acceptance (
  id integer not null primary key autoincrement,
  activation_id text not null,
  subject_type text not null,
  subject_id integer not null,
  version text not null,
  sha256 text not null,
  locale text not null,
  accepted_at datetime not null,
  ip text not null,
  user_agent text not null
);
create unique index terms_acceptance_activation_id_version_unique on terms_acceptance (activation_id, version);

create table terms_version (
  id integer not null primary key autoincrement,
  version text not null,
  locale text not null,
  title text not null,
  body text not null,
  sha256 text not null,
  published_at datetime not null
);
create unique index terms_version_version_locale_unique on terms_version (version, locale);
