import type { SqlEntityManager } from '@mikro-orm/sql';
import { type DatedHeading, type DateRange, headingOver } from '../../../domain/roster/heading.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { findStatementSubjects, type StatementSubjectRecord } from './subjects.ts';

/** The merchants or groups with these ids, at least one, with the names and branches that they had over the period. */
export async function findSubjectsOver(
  em: SqlEntityManager,
  subjectType: SubjectType,
  ids: readonly number[],
  period: DateRange,
): Promise<StatementSubjectRecord[]> {
  const subjects = await findStatementSubjects(em, subjectType, ids);
  const dated = await datedHeadings(em, subjectType, ids);
  const branches =
    subjectType === 'group' ? await memberBranches(em, ids, period) : new Map<number, string[]>();
  return subjects.map((subject) => {
    const { subjectId } = subject;
    const heading = headingOver(period, subject, dated.get(subjectId) ?? [], branches.get(subjectId));
    return { ...subject, ...heading };
  });
}

/** The names over the period of a group's members that were renamed, by merchant number. */
export async function renamedMembers(
  em: SqlEntityManager,
  groupId: number,
  period: DateRange,
): Promise<Map<string, string>> {
  const renamed = await em.execute<{ id: number }[]>(
    `select distinct m.merchant_id as id from group_membership m join heading_change h
      on h.subject_type = 'merchant' and h.subject_id = m.merchant_id where m.group_id = ?`,
    [groupId],
  );
  if (renamed.length === 0) return new Map();
  const ids = renamed.map(({ id }) => Number(id));
  const members = await findSubjectsOver(em, 'merchant', ids, period);
  return new Map(members.map(({ subjectNo, name }) => [subjectNo, name]));
}

async function datedHeadings(
  em: SqlEntityManager,
  subjectType: SubjectType,
  ids: readonly number[],
): Promise<Map<number, DatedHeading[]>> {
  const rows = await em.execute<Record<string, string | number>[]>(
    `select h.subject_id, h.valid_from, h.subject_name, b.name as branch_name
      from heading_change h join branch b on b.code = h.branch_code
      where h.subject_type = ? and h.subject_id in (${ids.map(() => '?').join()}) order by h.subject_id, h.valid_from`,
    [subjectType, ...ids],
  );
  const dated = new Map<number, DatedHeading[]>();
  for (const row of rows) {
    const heading = {
      validFrom: String(row['valid_from']),
      name: String(row['subject_name']),
      branchName: String(row['branch_name']),
    };
    const subjectId = Number(row['subject_id']);
    dated.set(subjectId, [...(dated.get(subjectId) ?? []), heading]);
  }
  return dated;
}

/** The branches of the merchants that were members in the period, by group. */
async function memberBranches(
  em: SqlEntityManager,
  groupIds: readonly number[],
  { from, to }: DateRange,
): Promise<Map<number, string[]>> {
  const rows = await em.execute<{ group_id: number; name: string }[]>(
    `select distinct m.group_id, b.code, b.name from group_membership m join merchant on merchant.id = m.merchant_id
      join branch b on b.code = merchant.branch_code
      where m.group_id in (${groupIds.map(() => '?').join()}) and m.valid_from <= ?
        and (m.valid_to is null or m.valid_to >= ?) order by m.group_id, b.code`,
    [...groupIds, to, from],
  );
  const branches = new Map<number, string[]>();
  for (const { group_id: id, name } of rows)
    branches.set(Number(id), [...(branches.get(Number(id)) ?? []), name]);
  return branches;
}
