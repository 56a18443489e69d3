create table account (
  id int unsigned not null auto_increment primary key,
  subject_type varchar(8) not null,
  subject_id int not null,
  username varchar(64) not null,
  display_username varchar(64) not null,
  password_hash varchar(200) not null,
  state varchar(10) not null,
  locale varchar(8) not null,
  activation_id varchar(36) not null,
  created_at datetime(3) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table account add unique account_username_unique (username);
alter table account add unique account_subject_type_subject_id_unique (subject_type, subject_id);

create table application_type (
  code varchar(32) not null,
  name varchar(100) not null,
  position int not null,
  primary key (code)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table audit_event (
  id bigint unsigned not null auto_increment primary key,
  at datetime(3) not null,
  actor varchar(64) not null,
  action varchar(40) not null,
  target varchar(100) not null,
  reason varchar(400) not null,
  detail json not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table audit_event add index audit_event_target_action_index (target, action);

create table branch (
  code varchar(16) not null,
  name varchar(100) not null,
  support_contacts json not null,
  primary key (code)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table clearing_file (
  id int unsigned not null auto_increment primary key,
  clearing_date varchar(10) not null,
  application_type_code varchar(32) not null,
  file_name varchar(200) not null,
  state varchar(10) not null,
  sha256 varchar(64) null,
  row_count int not null,
  amount_fen bigint not null,
  fee_fen bigint not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table clearing_file add unique clearing_file_clearing_date_file_name_unique (clearing_date, file_name);

create table clearing_transaction (
  id bigint unsigned not null auto_increment primary key,
  clearing_file_id int not null,
  line_no int not null,
  merchant_id int not null,
  application_type_code varchar(32) not null,
  clearing_date varchar(10) not null,
  transaction_date varchar(10) not null,
  transaction_time varchar(8) not null,
  terminal_no varchar(8) not null,
  masked_card_no varchar(32) not null,
  transaction_type varchar(20) not null,
  amount_fen bigint not null,
  net_fen bigint not null,
  fee_fen bigint not null,
  trace_no varchar(6) not null,
  system_reference_no varchar(12) not null,
  channel varchar(50) not null,
  remark varchar(200) not null,
  remark1 varchar(200) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table clearing_transaction add index clearing_transaction_statement (merchant_id, application_type_code, clearing_date, clearing_file_id, line_no);
alter table clearing_transaction add unique clearing_transaction_identity (clearing_date, terminal_no, transaction_date, transaction_time, system_reference_no, transaction_type, amount_fen);
alter table clearing_transaction add unique clearing_transaction_line (clearing_file_id, line_no);

create table contact_binding (
  id int unsigned not null auto_increment primary key,
  account_id int not null,
  channel varchar(8) not null,
  address_cipher varchar(600) not null,
  address_index varchar(64) not null,
  created_at datetime(3) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table contact_binding add index contact_binding_account_id_index (account_id);
alter table contact_binding add unique contact_binding_address_index_unique (address_index);

create table group_membership (
  id int unsigned not null auto_increment primary key,
  group_id int not null,
  merchant_id int not null,
  valid_from varchar(10) not null,
  valid_to varchar(10) null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table group_membership add index group_membership_group_id_index (group_id);
alter table group_membership add unique group_membership_merchant_id_valid_from_unique (merchant_id, valid_from);

create table merchant (
  id int unsigned not null auto_increment primary key,
  merchant_no varchar(15) not null,
  name varchar(200) not null,
  branch_code varchar(16) not null,
  id_no_cipher varchar(255) null,
  id_no_index varchar(64) null,
  licence_no_cipher varchar(255) null,
  licence_no_index varchar(64) null,
  phone_cipher varchar(255) null,
  phone_index varchar(64) null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table merchant add unique merchant_merchant_no_unique (merchant_no);
alter table merchant add index merchant_phone_index_index (phone_index);

create table merchant_group (
  id int unsigned not null auto_increment primary key,
  group_no varchar(20) not null,
  name varchar(200) not null,
  branch_code varchar(16) not null,
  initial_password_hash varchar(200) null,
  initial_password_expires_at datetime(3) null,
  initial_password_used_at datetime(3) null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table merchant_group add unique merchant_group_group_no_unique (group_no);

create table operator (
  id int unsigned not null auto_increment primary key,
  username varchar(64) not null,
  password_hash varchar(200) not null,
  created_at datetime(3) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table operator add unique operator_username_unique (username);

create table otp_challenge (
  id varchar(36) not null,
  purpose varchar(20) not null,
  flow_id varchar(36) not null,
  ordinal int not null,
  channel varchar(8) not null,
  address_cipher varchar(600) not null,
  address_index varchar(64) not null,
  code_hash varchar(64) not null,
  tries int not null default 0,
  created_at datetime(3) not null,
  expires_at datetime(3) not null,
  used_at datetime(3) null,
  superseded_at datetime(3) null,
  primary key (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table otp_challenge add index otp_challenge_address_index_created_at_index (address_index, created_at);
alter table otp_challenge add unique otp_challenge_flow_id_ordinal_unique (flow_id, ordinal);

create table outbox_message (
  id bigint unsigned not null auto_increment primary key,
  dedupe_key varchar(200) not null,
  channel varchar(8) not null,
  address_cipher varchar(600) not null,
  locale varchar(8) not null,
  template varchar(40) not null,
  data json not null,
  statement_file_ids json not null,
  state varchar(10) not null,
  tries int not null default 0,
  created_at datetime(3) not null,
  next_try_at datetime(3) not null,
  claimed_at datetime(3) null,
  sent_at datetime(3) null,
  error_code varchar(40) null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table outbox_message add unique outbox_message_dedupe_key_unique (dedupe_key);
alter table outbox_message add index outbox_message_state_next_try_at_index (state, next_try_at);

create table sealed_input (
  id varchar(36) not null,
  flow_id varchar(36) not null,
  sealed text not null,
  created_at datetime(3) not null,
  expires_at datetime(3) not null,
  primary key (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table sealed_input add index sealed_input_flow_id_index (flow_id);
alter table sealed_input add index sealed_input_expires_at_index (expires_at);

create table session (
  id varchar(36) not null,
  token_hash varchar(64) not null,
  actor_type varchar(8) not null,
  actor_id int not null,
  user_agent varchar(400) not null,
  created_at datetime(3) not null,
  last_seen_at datetime(3) not null,
  expires_at datetime(3) not null,
  ended_at datetime(3) null,
  primary key (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table session add unique session_token_hash_unique (token_hash);
alter table session add index session_actor_type_actor_id_index (actor_type, actor_id);

create table statement (
  id varchar(36) not null,
  subject_type varchar(8) not null,
  subject_id int not null,
  subject_no varchar(20) not null,
  application_type_code varchar(32) not null,
  period_from varchar(10) not null,
  period_to varchar(10) not null,
  version int not null,
  supersedes_id varchar(36) null,
  row_count int not null,
  amount_fen bigint not null,
  net_fen bigint not null,
  fee_fen bigint not null,
  snapshot_digest varchar(64) not null,
  created_at datetime(3) not null,
  primary key (id)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table statement add unique statement_version (subject_type, subject_id, application_type_code, period_from, period_to, version);

create table statement_file (
  id int unsigned not null auto_increment primary key,
  statement_id varchar(36) not null,
  format varchar(8) not null,
  part int not null,
  file_name varchar(200) not null,
  storage_key varchar(400) not null,
  bytes bigint not null,
  sha256 varchar(64) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table statement_file add unique statement_file_statement_id_format_part_unique (statement_id, format, part);

create table statement_run (
  period varchar(7) not null,
  state varchar(12) not null,
  attempt int not null,
  requested_by varchar(64) not null,
  created_at datetime(3) not null,
  started_at datetime(3) null,
  finished_at datetime(3) null,
  primary key (period)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;

create table statement_run_item (
  id bigint unsigned not null auto_increment primary key,
  period varchar(7) not null,
  ordinal int not null,
  subject_type varchar(8) not null,
  subject_id int not null,
  subject_no varchar(20) not null,
  state varchar(12) not null,
  error_code varchar(40) null,
  attempt int not null,
  finished_at datetime(3) null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table statement_run_item add index statement_run_item_period_state_error_code_index (period, state, error_code);
alter table statement_run_item add unique statement_run_item_period_ordinal_unique (period, ordinal);
alter table statement_run_item add unique statement_run_item_period_subject_type_subject_id_unique (period, subject_type, subject_id);

create table terminal (
  terminal_no varchar(8) not null,
  merchant_id int not null,
  store_name varchar(200) not null,
  primary key (terminal_no)
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table terminal add index terminal_merchant_id_index (merchant_id);

create table terms_acceptance (
  id int unsigned not null auto_increment primary key,
  activation_id varchar(36) not null,
  subject_type varchar(8) not null,
  subject_id int not null,
  version varchar(20) not null,
  sha256 varchar(64) not null,
  locale varchar(8) not null,
  accepted_at datetime(3) not null,
  ip varchar(45) not null,
  user_agent varchar(400) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table terms_acceptance add unique terms_acceptance_activation_id_version_unique (activation_id, version);

create table terms_version (
  id int unsigned not null auto_increment primary key,
  version varchar(20) not null,
  locale varchar(8) not null,
  title varchar(200) not null,
  body text not null,
  sha256 varchar(64) not null,
  published_at datetime(3) not null
) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;
alter table terms_version add unique terms_version_version_locale_unique (version, locale);
