import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { endedStates } from '../../../contracts/runs.ts';
import { periodOfMonth, type StatementPeriod } from '../../../domain/clearing/period.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { NewAuditEvent } from '../../audit/new-audit-event.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import { numberedSubjects } from '../../sql/runs/run-subjects.ts';
import { countRowsWithoutMerchant } from '../../sql/clearing/unowned-rows.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { requireClearing } from './run-clearing.ts';
import { reopenRun } from './run-reopening.ts';

export interface PlannedRun {
  readonly attempt: number;
  readonly items: number;
}

export interface RunRequest {
  /** `YYYY-MM` */
  readonly period: string;
  readonly requestedBy: string;
  readonly now: Date;
  /** Why to go on though clearing files are missing; without it that is refused. */
  readonly provisionalReason?: string | undefined;
}

/**
 * Freezes who gets statements for a month: every merchant by number, then every group with a member in that month.
 * The run's primary key decides; the second caller gets the existing plan. A provisional month that has ended
 * is planned once more.
 *
 * @throws BusinessError CLEARING_INCOMPLETE with `missing` and `mismatched`, PERIOD_FORMAT
 */
export async function planRun(
  database: Database,
  vault: Pick<Vault, 'audit'>,
  request: RunRequest,
): Promise<PlannedRun> {
  const month = periodOfMonth(request.period);
  const existing = await existingPlan(database.em(), request.period);
  if (existing && !existing.reopenable) return planOf(existing);
  try {
    return await inTransaction(database, async (em) => {
      const missing = await requireClearing(em, month, request.provisionalReason !== undefined);
      const run = { ...request, attempt: (existing?.attempt ?? 0) + 1, provisional: missing > 0 };
      if (existing && !(await reopenRun(em, run, month)))
        return await planIn(em, { ...run, attempt: run.attempt });
      if (!existing) await insertPlan(em, run, month);
      await em.nativeUpdate(
        StatementRun,
        { period: request.period },
        await countRowsWithoutMerchant(em, month),
      );
      const planned = await planIn(em, run);
      await appendAuditEvent(em, vault, startEvent(request, planned, missing));
      return planned;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const planned = await existingPlan(database.em(), request.period);
    if (!planned) throw error;
    return planOf(planned);
  }
}

function startEvent(request: RunRequest, planned: PlannedRun, missing: number): NewAuditEvent {
  if (missing === 0) return runEvent(request, 'run.start', { ...planned });
  const event = runEvent(request, 'run.start', { ...planned, missing });
  return { ...event, reason: request.provisionalReason ?? '' };
}

/** The audit row of a run's start or retry. */
export function runEvent(
  { period, requestedBy: actor, now: at }: RunRequest,
  action: string,
  detail: NewAuditEvent['detail'],
): NewAuditEvent {
  return { at, actor, action, target: runTarget(period), detail: detail ?? {} };
}

export function runTarget(period: string): string {
  return `statement-run:${period}`;
}

async function insertPlan(
  em: SqlEntityManager,
  { period, requestedBy, now, attempt, provisional }: RunRequest & { attempt: number; provisional: boolean },
  month: StatementPeriod,
): Promise<void> {
  await em.insert(StatementRun, {
    period,
    state: 'PLANNED',
    attempt,
    requestedBy,
    createdAt: now,
    provisional,
  });
  const subjects = numberedSubjects(month);
  await em.execute(
    `insert into statement_run_item (period, ordinal, subject_type, subject_id, subject_no, state, attempt)
      select ?, ordinal, subject_type, subject_id, subject_no, 'PENDING', ? from (${subjects.sql}) planned`,
    [period, attempt, ...subjects.params],
    'run',
  );
}

async function existingPlan(em: SqlEntityManager, period: string) {
  const run = await em.findOne(StatementRun, period);
  if (!run) return undefined;
  const reopenable = run.provisional && endedStates.includes(run.state);
  return { ...(await planIn(em, run)), reopenable };
}

async function planIn(
  em: SqlEntityManager,
  { period, attempt }: { readonly period: string; readonly attempt: number },
): Promise<PlannedRun> {
  return { attempt, items: await em.count(StatementRunItem, { period }) };
}

function planOf({ attempt, items }: PlannedRun): PlannedRun {
  return { attempt, items };
}
