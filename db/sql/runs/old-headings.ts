import type { SqlEntityManager } from '@mikro-orm/sql';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { monthOf } from '../../../domain/shanghai-time.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { findSubjectsOver } from '../roster/headings.ts';
import { newestVersion } from '../statements/newest-version.ts';
import type { DueSubject } from './due-subject.ts';

interface IssuedRow {
  readonly item_id: number | string;
  readonly attempt: number;
  readonly subject_type: SubjectType;
  readonly subject_id: number;
  readonly subject_name: string | null;
  readonly branch_name: string | null;
  readonly type_issued: string | null;
  readonly type_name: string;
}

const subjectsAPage = 1_000;

/**
 * Whose newest statements of a month stand under another heading than they would today. The heading of statements of
 * earlier releases is unknown: they count where they are chosen by name.
 *
 * @param chosen keys as `merchant 5`, or undefined for all
 */
export async function findSubjectsWithOldHeading(
  em: SqlEntityManager,
  month: StatementPeriod,
  chosen: ReadonlySet<string> | undefined,
): Promise<DueSubject[]> {
  const issued = await em.execute<IssuedRow[]>(
    `select i.id as item_id, i.attempt, s.subject_type, s.subject_id, s.subject_name, s.branch_name,
        s.application_type_name as type_issued, a.name as type_name
      from statement_run_item i join statement s on s.subject_type = i.subject_type and s.subject_id = i.subject_id
      join application_type a on a.code = s.application_type_code
      where i.period = ? and i.state in ('DONE', 'NO_RECIPIENT') and s.period_from = ? and s.period_to = ?
        and ${newestVersion('s')}`,
    [monthOf(month.from), month.from, month.to],
  );
  const due: DueSubject[] = [];
  for (const [subjectType, own] of Map.groupBy(issued, (row) => row.subject_type)) {
    for (let start = 0; start < own.length; start += subjectsAPage) {
      const page = own.slice(start, start + subjectsAPage);
      const ids = [...new Set(page.map((row) => Number(row.subject_id)))];
      const subjects = await findSubjectsOver(em, subjectType, ids, month);
      const headings = new Map(subjects.map((subject) => [subject.subjectId, subject]));
      for (const row of page) {
        const subjectId = Number(row.subject_id);
        const { name, branchName } = headings.get(subjectId) ?? { name: '', branchName: '' };
        const today = [name, branchName, row.type_name];
        const then = [row.subject_name, row.branch_name, row.type_issued];
        const known = row.subject_name !== null;
        const old = known
          ? today.some((text, index) => text !== then[index])
          : chosen?.has(`${subjectType} ${subjectId}`);
        const mark = JSON.stringify([row.attempt, ...today]);
        if (old) due.push({ itemId: Number(row.item_id), subjectType, subjectId, mark });
      }
    }
  }
  return due;
}
