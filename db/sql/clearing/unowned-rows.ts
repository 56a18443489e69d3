import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';

/** Cleared transactions of a month that get into no statement, and of how many merchants they are. */
export interface UnownedRows {
  readonly unownedRows: number;
  readonly unownedMerchants: number;
}

/** Of merchants that are not on file, so that no plan has an item for them. */
export function countRowsWithoutMerchant(em: SqlEntityManager, month: StatementPeriod): Promise<UnownedRows> {
  return countWhere(em, month, 'not exists (select 1 from merchant m where m.id = t.merchant_id)', []);
}

/** Of merchants that have no item in the month's run: not on file, or put on file since it was planned. */
export function countRowsWithoutItem(
  em: SqlEntityManager,
  period: string,
  month: StatementPeriod,
): Promise<UnownedRows> {
  const without = `not exists (select 1 from statement_run_item i
    where i.period = ? and i.subject_type = 'merchant' and i.subject_id = t.merchant_id)`;
  return countWhere(em, month, without, [period]);
}

const merchantsAPage = 1_000;

/** Page by page in the order of the index, so that SQLite never holds up its process; `em` should be a snapshot's. */
async function countWhere(
  em: SqlEntityManager,
  { from, to }: StatementPeriod,
  condition: string,
  params: readonly string[],
): Promise<UnownedRows> {
  let [unownedRows, unownedMerchants] = [0, 0];
  for (let last: number | null = 0; last !== null;) {
    const [page]: Record<string, number | string | null>[] = await em.execute(
      `select max(t.merchant_id) as last, sum(case when ${condition} then 1 else 0 end) as merchants,
          sum(case when ${condition} then t.row_total else 0 end) as row_total from (
          select merchant_id, count(*) as row_total from clearing_transaction
          where merchant_id > ? and clearing_date between ? and ?
          group by merchant_id order by merchant_id limit ${merchantsAPage}) t`,
      [...params, ...params, last, from, to],
    );
    last = page?.['last'] == null ? null : Number(page['last']);
    unownedRows += Number(page?.['row_total'] ?? 0);
    unownedMerchants += Number(page?.['merchants'] ?? 0);
    await setImmediate();
  }
  return { unownedRows, unownedMerchants };
}
