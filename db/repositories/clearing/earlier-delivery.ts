import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ImportedDay } from '../../../contracts/clearing.ts';
import { rowColumns } from './staged-rows.ts';

/**
 * The loaded set of the same source that has just these days: what is delivered again. `OVERLAPS` where sets share some days
 * only, which nobody can replace without losing a day.
 */
export async function earlierDelivery(
  em: SqlEntityManager,
  setId: string,
  days: readonly ImportedDay[],
): Promise<string | undefined> {
  const dates = new Set(days.map(({ clearingDate }) => clearingDate));
  if (dates.size === 0) return undefined;
  const loaded = await em.execute<{ set_id: string; clearing_date: string }[]>(
    `select distinct f.set_id, f.clearing_date from clearing_set s
      join clearing_set e on e.source = s.source and e.state = 'LOADED' and e.id <> s.id
      join clearing_file f on f.set_id = e.id
      where s.id = ?`,
    [setId],
  );
  const datesOf = Map.groupBy(loaded, ({ set_id: id }) => id);
  const sharing = [...datesOf].filter(([, own]) => own.some(({ clearing_date: date }) => dates.has(date)));
  const [only, second] = sharing;
  if (!only) return undefined;
  const [earlier, theirs] = only;
  const same = theirs.length === dates.size && theirs.every(({ clearing_date: date }) => dates.has(date));
  return same && !second ? earlier : 'OVERLAPS';
}

/** Rows that are in one delivery of the same days and not in the other; a changed row counts in both. */
export interface DeliveryDifference {
  readonly added: number;
  readonly gone: number;
}

/** Compares the rows put aside with those of an earlier delivery: content against content, each as often as it is there. */
export async function differenceOf(
  em: SqlEntityManager,
  setId: string,
  earlierId: string,
): Promise<DeliveryDifference> {
  const [found] = await em.execute<{ added: number | string | null; gone: number | string | null }[]>(
    `select sum(case when n > 0 then n else 0 end) as added, sum(case when n < 0 then -n else 0 end) as gone
      from (select sum(side) as n from (
          select 1 as side, ${rowColumns} from clearing_staging where set_id = ?
          union all
          select -1 as side, ${rowColumns} from clearing_transaction
            where clearing_file_id in (select id from clearing_file where set_id = ?)
        ) both_sides group by ${rowColumns}) compared`,
    [setId, earlierId],
  );
  return { added: Number(found?.added ?? 0), gone: Number(found?.gone ?? 0) };
}
