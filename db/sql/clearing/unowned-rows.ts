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

async function countWhere(
  em: SqlEntityManager,
  { from, to }: StatementPeriod,
  condition: string,
  params: readonly string[],
): Promise<UnownedRows> {
  const [found] = await em.execute<Record<string, number | string | null>[]>(
    `select count(*) as merchants, sum(t.row_total) as row_total from (
        select merchant_id, count(*) as row_total from clearing_transaction
        where clearing_date between ? and ? group by merchant_id) t where ${condition}`,
    [from, to, ...params],
  );
  return {
    unownedRows: Number(found?.['row_total'] ?? 0),
    unownedMerchants: Number(found?.['merchants'] ?? 0),
  };
}
