import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';
import type { ClearingFacts } from '../../../domain/clearing/clearing-completeness.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { countRowsWithoutMerchant, type UnownedRows } from '../clearing/unowned-rows.ts';

/** What planning the run of a month would freeze. */
export interface PlanPreview extends UnownedRows {
  readonly items: number;
  readonly merchants: number;
  readonly groups: number;
  /** Clearing files of the month, loaded or not; a run is refused while there are none. */
  readonly declaredFiles: number;
  /** Those that are due and have not been loaded; a run is refused while there are any. */
  readonly missingFiles: number;
  /** Loaded files whose transactions do not add up to their control totals; a run is refused while there are any. */
  readonly mismatchedFiles: number;
}

/** One item as a plan would number it. */
export interface PlannedItem {
  readonly ordinal: number;
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
}

/** Who gets statements for a month: every merchant, and every group with a member in it. */
function runSubjects({ from, to }: StatementPeriod): { sql: string; params: string[] } {
  const sql = `select 'merchant' as subject_type, id as subject_id, merchant_no as subject_no from merchant
    union all
    select 'group', g.id, g.group_no from merchant_group g where exists (
      select 1 from group_membership m
      where m.group_id = g.id and m.valid_from <= ? and (m.valid_to is null or m.valid_to >= ?))`;
  return { sql, params: [to, from] };
}

/** The subjects of a month with their ordinals: merchants by number, then groups by number. */
export function numberedSubjects(month: StatementPeriod): { sql: string; params: string[] } {
  const { sql, params } = runSubjects(month);
  const ordinal = 'row_number() over (order by subject_type desc, subject_no) - 1 as ordinal';
  return { sql: `select ${ordinal}, subject_type, subject_id, subject_no from (${sql}) subject`, params };
}

/** A part of the list that planning would freeze, without writing anything. */
export async function previewPlannedItems(
  em: SqlEntityManager,
  month: StatementPeriod,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<PlannedItem[]> {
  const { sql, params } = numberedSubjects(month);
  const rows = await em.execute<{ ordinal: number; subject_type: SubjectType; subject_no: string }[]>(
    `select * from (${sql}) planned where ordinal >= ? order by ordinal limit ${limit}`,
    [...params, from],
  );
  return rows.map((row) => ({
    ordinal: Number(row.ordinal),
    subjectType: row.subject_type,
    subjectNo: row.subject_no,
  }));
}

/** Counts what a plan would hold, without writing anything. */
export async function previewRunPlan(
  em: SqlEntityManager,
  { period: month, declared, missing, mismatched }: ClearingFacts,
): Promise<PlanPreview> {
  const { sql, params } = runSubjects(month);
  const rows = await em.execute<{ subject_type: string; n: number | string }[]>(
    `select subject_type, count(*) as n from (${sql}) subject group by subject_type`,
    params,
  );
  const countOf = (type: string) => Number(rows.find((row) => row.subject_type === type)?.n ?? 0);
  const [merchants, groups] = [countOf('merchant'), countOf('group')];
  return {
    items: merchants + groups,
    merchants,
    groups,
    declaredFiles: declared,
    missingFiles: missing,
    mismatchedFiles: mismatched,
    ...(await countRowsWithoutMerchant(em, month)),
  };
}
