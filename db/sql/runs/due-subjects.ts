import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { UpdateSelection } from '../../../contracts/runs.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { changedSubjectsSql } from './changed-subjects.ts';
import { findSubjectsWithOldHeading } from './old-headings.ts';
import { chosenSubjects } from './chosen-subjects.ts';
import type { DueSubject } from './due-subject.ts';

/** How many an update takes, and the token that stands for exactly this set in exactly this state. */
export interface UpdatePreview {
  readonly items: number;
  readonly merchants: number;
  readonly groups: number;
  readonly previewToken: string;
}

/**
 * Whose statements are due for a next version: those whose rows have changed and, where the month is final, those that
 * are still provisional; or those whose heading has changed. Chosen merchants bring their groups of the month along.
 *
 * @throws BusinessError SUBJECT_NOT_FOUND
 */
export async function findDueSubjects(
  em: SqlEntityManager,
  period: string,
  selection: UpdateSelection,
  { final }: { readonly final: boolean },
): Promise<DueSubject[]> {
  const month = periodOfMonth(period);
  const chosen = await chosenSubjects(em, selection, month);
  const found =
    selection.kind === 'headings'
      ? await findSubjectsWithOldHeading(em, month, chosen)
      : [...(await changedSubjects(em, period)), ...(final ? await provisionalSubjects(em, period) : [])];
  const due = new Map(found.map((subject) => [keyOf(subject), subject]));
  return [...due.values()].filter((subject) => !chosen || chosen.has(keyOf(subject)));
}

export function previewOf(due: readonly DueSubject[], selection: UpdateSelection): UpdatePreview {
  const set = due.map((subject) => `${keyOf(subject)}:${subject.mark}`).sort();
  const merchants = due.filter(({ subjectType }) => subjectType === 'merchant').length;
  const previewToken = createHash('sha256')
    .update([selection.kind, ...set].join('\n'))
    .digest('hex');
  return { items: due.length, merchants, groups: due.length - merchants, previewToken };
}

function keyOf({ subjectType, subjectId }: Pick<DueSubject, 'subjectType' | 'subjectId'>): string {
  return `${subjectType} ${subjectId}`;
}

async function changedSubjects(em: SqlEntityManager, period: string): Promise<DueSubject[]> {
  const rows = await em.execute<DueRow[]>(
    `select i.id, i.attempt, r.subject_type, r.subject_id, r.revision from ${changedSubjectsSql}`,
    [period],
  );
  return rows.map(dueOf);
}

async function provisionalSubjects(em: SqlEntityManager, period: string): Promise<DueSubject[]> {
  const rows = await em.execute<DueRow[]>(
    `select id, attempt, subject_type, subject_id, ledger_revision as revision from statement_run_item
      where period = ? and provisional = 1 and state in ('DONE', 'EMPTY', 'NO_RECIPIENT')`,
    [period],
  );
  return rows.map(dueOf);
}

interface DueRow {
  readonly id: number | string | null;
  readonly attempt: number | null;
  readonly subject_type: 'merchant' | 'group';
  readonly subject_id: number;
  readonly revision: number;
}

function dueOf(row: DueRow): DueSubject {
  return {
    itemId: row.id === null ? undefined : Number(row.id),
    subjectType: row.subject_type,
    subjectId: Number(row.subject_id),
    mark: `${row.attempt ?? 0}:${row.revision}`,
  };
}
