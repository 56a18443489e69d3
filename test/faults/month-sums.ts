import type { Database } from '../../db/orm.ts';

/** Of an owner (`merchant 7`): `{application type}: {rows}/{amount}/{net}/{fee}` in fen, in the order of the types. */
type Sums = Map<string, string[]>;

export interface MonthSums {
  readonly ledger: Sums;
  /** The newest versions. */
  readonly statements: Sums;
}

interface SumRow {
  readonly type: string;
  readonly id: number;
  readonly code: string;
  readonly n: number | string;
  readonly amount: number | string;
  readonly net: number | string;
  readonly fee: number | string;
}

const totals = 'count(*) as n, sum(amount_fen) as amount, sum(net_fen) as net, sum(fee_fen) as fee';

/** A month's ledger and its statements, by whom they belong to; written apart from the product's own comparison. */
export async function sumsByRows(database: Database, period: string): Promise<MonthSums> {
  const month = [`${period}-%`];
  const rowsOf = (sql: string) => database.em().execute<SumRow[]>(sql, month);
  const merchants = await rowsOf(
    `select 'merchant' as type, merchant_id as id, application_type_code as code, ${totals}
      from clearing_transaction where clearing_date like ? group by merchant_id, application_type_code`,
  );
  const groups = await rowsOf(
    `select 'group' as type, m.group_id as id, t.application_type_code as code, ${totals}
      from clearing_transaction t join group_membership m on m.merchant_id = t.merchant_id
        and m.valid_from <= t.clearing_date and (m.valid_to is null or m.valid_to >= t.clearing_date)
      where t.clearing_date like ? group by m.group_id, t.application_type_code`,
  );
  const statements = await rowsOf(
    `select subject_type as type, subject_id as id, application_type_code as code, row_count as n,
        amount_fen as amount, net_fen as net, fee_fen as fee
      from statement where period_from like ? order by version`,
  );
  return { ledger: byOwner([...merchants, ...groups]), statements: byOwner(statements) };
}

function byOwner(rows: readonly SumRow[]): Sums {
  const owners = new Map<string, Map<string, string>>();
  for (const { type, id, code, n, amount, net, fee } of rows) {
    const owner = `${type} ${id}`;
    const sums = owners.get(owner) ?? new Map<string, string>();
    owners.set(owner, sums.set(code, `${code}: ${[n, amount, net, fee].map(Number).join('/')}`));
  }
  return new Map([...owners].map(([owner, sums]) => [owner, [...sums.values()].toSorted()]));
}
