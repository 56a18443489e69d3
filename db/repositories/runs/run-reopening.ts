import type { SqlEntityManager } from '@mikro-orm/sql';
import { endedStates } from '../../../contracts/runs.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { LedgerOwner } from '../../sql/clearing/ledger-totals.ts';
import { numberedSubjects } from '../../sql/runs/run-subjects.ts';

interface Reopening {
  readonly period: string;
  readonly attempt: number;
  readonly provisional: boolean;
  readonly requestedBy: string;
  readonly ledgerRevision: number;
}

/**
 * Opens the next attempt of a run that has ended with all of its items, and those subjects that have come since.
 * False when somebody else has begun it.
 */
export async function reopenRun(
  em: SqlEntityManager,
  { period, attempt, ...run }: Reopening & { readonly now: Date },
  month: StatementPeriod,
): Promise<boolean> {
  const { provisional, requestedBy, ledgerRevision } = run;
  const begun = { state: 'PLANNED' as const, finishedAt: null, errorCode: null };
  const opened = { ...begun, attempt, provisional, requestedBy, ledgerRevision, reissue: false };
  const before = { period, attempt: attempt - 1, state: { $in: [...endedStates] } };
  if ((await em.nativeUpdate(StatementRun, before, opened)) === 0) return false;
  const pending = { state: 'PENDING' as const, attempt, errorCode: null, finishedAt: null };
  await em.nativeUpdate(StatementRunItem, { period }, pending);
  await insertNewSubjects(em, { period, attempt }, month);
  return true;
}

/** Gives subjects that have come since the month was planned the next ordinals, all of them or some; answers how many. */
export async function insertNewSubjects(
  em: SqlEntityManager,
  { period, attempt }: { readonly period: string; readonly attempt: number },
  month: StatementPeriod,
  only?: readonly Pick<LedgerOwner, 'subjectType' | 'subjectId'>[],
): Promise<number> {
  const items = await em.count(StatementRunItem, { period });
  const subjects = numberedSubjects(month);
  const chosen = (type: SubjectType) => only?.filter(({ subjectType }) => subjectType === type) ?? [];
  const idsOf = (type: SubjectType) =>
    chosen(type)
      .map(({ subjectId }) => Number(subjectId))
      .join() || 'null';
  const among = only
    ? `and (subject_type = 'merchant' and subject_id in (${idsOf('merchant')})
        or subject_type = 'group' and subject_id in (${idsOf('group')}))`
    : '';
  await em.execute(
    `insert into statement_run_item (period, ordinal, subject_type, subject_id, subject_no, state, attempt)
      select ?, ? - 1 + row_number() over (order by ordinal), subject_type, subject_id, subject_no, 'PENDING', ?
      from (${subjects.sql}) planned where not exists (select 1 from statement_run_item known
        where known.period = ? and known.subject_type = planned.subject_type and known.subject_id = planned.subject_id) ${among}`,
    [period, items, attempt, ...subjects.params, period],
    'run',
  );
  return (await em.count(StatementRunItem, { period })) - items;
}
