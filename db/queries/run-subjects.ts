import type { SqlEntityManager } from '@mikro-orm/sql';
import type { StatementPeriod } from '../../domain/statement-period.ts';
import { ClearingFile } from '../entities/clearing-file.ts';

/** What planning the run of a month would freeze. */
export interface PlanPreview {
  readonly items: number;
  readonly merchants: number;
  readonly groups: number;
  /** Clearing files of the month that were declared and have not been loaded; a run is refused while there are any. */
  readonly missingFiles: number;
}

/** Who gets statements for a month: every merchant, and every group with a member in it. */
export function runSubjects({ from, to }: StatementPeriod): { sql: string; params: string[] } {
  const sql = `select 'merchant' as subject_type, id as subject_id, merchant_no as subject_no from merchant
    union all
    select 'group', g.id, g.group_no from merchant_group g where exists (
      select 1 from group_membership m
      where m.group_id = g.id and m.valid_from <= ? and (m.valid_to is null or m.valid_to >= ?))`;
  return { sql, params: [to, from] };
}

/** How many clearing files of the month were declared and have not been loaded. */
export function countMissingFiles(em: SqlEntityManager, { from, to }: StatementPeriod): Promise<number> {
  return em.count(ClearingFile, { clearingDate: { $gte: from, $lte: to }, state: 'DECLARED' });
}

/** Counts what a plan would hold, without writing anything. */
export async function previewRunPlan(em: SqlEntityManager, month: StatementPeriod): Promise<PlanPreview> {
  const { sql, params } = runSubjects(month);
  const rows = await em.execute<{ subject_type: string; n: number | string }[]>(
    `select subject_type, count(*) as n from (${sql}) subject group by subject_type`,
    params,
  );
  const countOf = (type: string) => Number(rows.find((row) => row.subject_type === type)?.n ?? 0);
  const [merchants, groups] = [countOf('merchant'), countOf('group')];
  return { items: merchants + groups, merchants, groups, missingFiles: await countMissingFiles(em, month) };
}
