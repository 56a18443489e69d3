import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { monthStatusOf, type MonthFacts, type MonthStatus } from '../../../domain/runs/month-state.ts';
import { monthsBetween } from '../../../domain/months.ts';
import { shanghaiDate, monthOf } from '../../../domain/shanghai-time.ts';
import type { Database } from '../../orm.ts';
import { inSnapshot } from '../../transaction.ts';
import { readMonthFacts } from '../../sql/runs/month-facts.ts';

/** A month as operators see it: its state, why, and the facts behind it. */
export interface MonthRecord extends MonthStatus, MonthFacts {
  readonly period: string;
  /** The last clearing date for which a file is declared. */
  readonly declaredUpTo: string | undefined;
}

/** The months of clearing and runs. */
export function createMonthQueries(database: Database, clock: () => Date) {
  const today = () => shanghaiDate(clock().getTime());

  const recordOf = (period: string, quick: boolean): Promise<MonthRecord> =>
    inSnapshot(database, async (em) => {
      const { from, to } = periodOfMonth(period);
      const facts = await readMonthFacts(em, period, today(), { quick });
      const [declared] = await em.execute<{ last: string | null }[]>(
        'select max(clearing_date) as last from clearing_file where clearing_date between ? and ?',
        [from, to],
      );
      return { period, ...facts, ...monthStatusOf(facts), declaredUpTo: declared?.last ?? undefined };
    });

  return {
    /** @throws BusinessError PERIOD_FORMAT */
    byPeriod: (period: string): Promise<MonthRecord> => recordOf(period, false),

    /** From the first month with a clearing file or run to the present one, the newest first, at most `limit`. */
    async list(limit: number): Promise<MonthRecord[]> {
      const [first] = await database.em().execute<{ month: string | null }[]>(
        `select min(month) as month from (select min(substr(clearing_date, 1, 7)) as month from clearing_file
          union all select min(period) from statement_run) first`,
      );
      const last = monthOf(today());
      const months = monthsBetween(first?.month ?? last, last)
        .toReversed()
        .slice(0, limit);
      const records: MonthRecord[] = [];
      for (const month of months) records.push(await recordOf(month, true));
      return records;
    },
  };
}
