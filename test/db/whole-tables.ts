/** Tables that stay small however many merchants there are: a few rows for each month, branch, type or operator. */
export const smallTables: readonly string[] = [
  'application_type',
  'audit_head',
  'branch',
  'clearing_file',
  'operator',
  'recipient_domain',
  'relay',
  'run_manifest',
  'statement_run',
  'terms_version',
];

/** Statements that are meant to read all of a large table, and why; `table` is any table where it is left out. */
export const wholeTables: readonly {
  readonly statement: RegExp;
  readonly table?: string;
  readonly why: string;
}[] = [
  ...['clearing_transaction', 'group_membership'].map((table) => ({
    statement: /\bgroup_membership m join clearing_transaction t\b/,
    table,
    why: "MariaDB counts a range's rows in the table itself, which is empty here: the month looks smaller than a merchant",
  })),
  { statement: /\bfrom `(terms_version|terms_acceptance)`/, why: 'a person agrees to a few versions' },
  {
    statement: /\bfrom `statement` as `s0` where [^]* order by `s0`.`period_from` desc/,
    why: 'of one account',
  },
  {
    statement: /\bfrom `account` as `a0` where `a0`.`subject_type` = \? and/,
    table: 'sorts for a page',
    why: 'of at most 500 merchants or groups',
  },
  { statement: /^select count\(\*\) as `count` from `statement_file`/, why: 'a test counts them' },
  { statement: /\bwhere 1 = 0\b/, why: 'it reads nothing' },
  {
    statement: /\b\w+ is not null and (substr\(|1 = 1)/,
    why: 'a rotation of keys reads every sealed column',
  },
  {
    statement: /\baudit_event\b.*\border by `?\w+`?\.`sequence` asc\b/,
    why: 'the verification reads the whole chain',
  },
  { statement: /\bmikro_orm_migrations\b/, why: 'migrations are few' },
  {
    statement: /\bstatement_file f where f\.statement_id = s0\.id and f\.removed_at is null\) order by/,
    why: 'a sweep in pages looks through all statements',
  },
  ...['merchant', 'merchant_group', 'group_membership', 'sorts for a page'].map((table) => ({
    statement: /'merchant' as subject_type, id as subject_id, merchant_no as subject_no from merchant\b/,
    table,
    why: 'a plan is a list of all merchants and of all groups with a member',
  })),
];
