import type { Database } from '../../db/orm.ts';
import { loadMany } from '../../db/sample/load-many.ts';
import type { Vault } from '../../db/vault.ts';
import { scale } from './scale.ts';

const first = '2018-03';
/** The generator's first and last clearing days: their rows move to the month's ends, where months differ. */
const ends = { first: '05', last: '23' };
const groupNo = '800200000001';

export interface MonthsOptions {
  readonly months: readonly string[];
  readonly merchants?: number;
  readonly rowsEach?: number;
}

/**
 * Loads merchants, some of them with an address to mail to, a group of others, and the same ledger for each month: from its
 * first day to its last.
 */
export async function loadMonths(
  database: Database,
  vault: Vault,
  { months, merchants = scale.merchants, rowsEach = scale.rowsEach }: MonthsOptions,
): Promise<void> {
  const now = new Date();
  const amount = { merchants, transactionsPerMerchant: rowsEach, withAccounts: true };
  await loadMany(database, vault, { seed: 7, period: first, now, ...amount });
  await forgetAddresses(database);
  await addGroup(database);
  for (const month of months) await copyMonth(database, month);
}

/** Most merchants have none, so that the runs and not their mails take the time. */
async function forgetAddresses(database: Database): Promise<void> {
  await database.em().execute(
    `delete from contact_binding where account_id in (
      select id from account where username like 'shop-%' and substr(username, -1) not in ('3', '5', '8'))`,
  );
}

async function addGroup(database: Database): Promise<void> {
  const em = database.em();
  await em.execute(
    `insert into merchant_group (group_no, name, branch_code)
      select '${groupNo}', '样例集团', branch_code from merchant where merchant_no like '899%' limit 1`,
  );
  await em.execute(
    `insert into group_membership (group_id, merchant_id, valid_from)
      select g.id, m.id, '2018-01-01' from merchant_group g, merchant m
      where g.group_no = '${groupNo}' and m.merchant_no like '899%7'`,
  );
}

async function copyMonth(database: Database, month: string): Promise<void> {
  const em = database.em();
  const day = `case substr(clearing_date, 9) when '${ends.first}' then '01' when '${ends.last}' then '${lastDayOf(month)}'
    else substr(clearing_date, 9) end`;
  const date = database.kind === 'sqlite' ? `'${month}-' || ${day}` : `concat('${month}-', ${day})`;
  const file = 'application_type_code, file_name, state, sha256, row_count, amount_fen, fee_fen';
  await em.execute(
    `insert into clearing_file (clearing_date, ${file})
      select ${date}, ${file} from clearing_file where clearing_date like '${first}-%'`,
  );
  const row = `line_no, merchant_id, t.application_type_code, transaction_date, transaction_time, terminal_no,
    masked_card_no, transaction_type, t.amount_fen, t.net_fen, t.fee_fen, trace_no, system_reference_no, channel, remark,
    remark1`;
  const inserted = row.replaceAll('t.', '');
  await em.execute(
    `insert into clearing_transaction (clearing_date, clearing_file_id, ${inserted})
      select copy.clearing_date, copy.id, ${row} from clearing_transaction t
      join clearing_file f on f.id = t.clearing_file_id
      join clearing_file copy on copy.file_name = f.file_name and copy.clearing_date like '${month}-%'
      where t.clearing_date like '${first}-%'`,
  );
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return String(new Date(Date.UTC(year!, number, 0)).getUTCDate());
}
