import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from '../../orm.ts';
import { countUpSubjects } from './count-up-revisions.ts';

interface MerchantMonth {
  readonly merchant_id: number;
  readonly period: string;
  readonly first: string;
  readonly last: string;
}

const merchantsAtOnce = 5_000;

/** Counts up everyone with a row in a set that was put aside or in the delivery that it replaces. */
export async function countUpSubjectsOf(
  em: SqlEntityManager,
  kind: Database['kind'],
  setId: string,
  earlier: string | undefined,
): Promise<void> {
  const found = await em.execute<MerchantMonth[]>(
    `select merchant_id, substr(clearing_date, 1, 7) as period, min(clearing_date) as first, max(clearing_date) as last
      from (select merchant_id, clearing_date from clearing_staging where set_id = ?
        union all select merchant_id, clearing_date from clearing_transaction
          where clearing_file_id in (select id from clearing_file where set_id = ?)) rows_of_both
      group by merchant_id, substr(clearing_date, 1, 7)`,
    [setId, earlier ?? ''],
  );
  for (const [period, own] of Map.groupBy(found, (row) => row.period)) {
    const dates = own.flatMap((row) => [row.first, row.last]).sort();
    const days = { period, first: dates[0]!, last: dates.at(-1)! };
    for (let start = 0; start < own.length; start += merchantsAtOnce) {
      const merchantIds = own.slice(start, start + merchantsAtOnce).map((row) => row.merchant_id);
      await countUpSubjects(em, kind, { ...days, merchantIds });
    }
  }
}
