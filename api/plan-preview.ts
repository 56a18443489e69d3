import type { Database } from '../db/orm.ts';
import { periodOfMonth } from '../domain/statement-period.ts';

export interface PlanPreview {
  readonly items: number;
  readonly merchants: number;
  readonly groups: number;
  /** Clearing files of the month that were declared and have not been loaded; a run is refused while there are any. */
  readonly missingFiles: number;
}

/** What planning a run would freeze, counted without writing anything. */
export async function previewPlan(database: Database, period: string): Promise<PlanPreview> {
  const { from, to } = periodOfMonth(period);
  const em = database.em();
  const count = async (sql: string, parameters: readonly string[] = []) => {
    const [row] = await em.execute<{ n: number | string }[]>(sql, [...parameters]);
    return Number(row?.n ?? 0);
  };
  const merchants = await count('select count(*) as n from merchant');
  const groups = await count(
    'select count(distinct group_id) as n from group_membership where valid_from <= ? and (valid_to is null or valid_to >= ?)',
    [to, from],
  );
  const missingFiles = await count(
    "select count(*) as n from clearing_file where state = 'DECLARED' and clearing_date between ? and ?",
    [from, to],
  );
  return { items: merchants + groups, merchants, groups, missingFiles };
}
