import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../domain/errors.ts';
import { periodOfMonth, type StatementPeriod } from '../../domain/statement-period.ts';
import { appendAuditEvent } from '../audit/append-audit-event.ts';
import type { NewAuditEvent } from '../audit/new-audit-event.ts';
import { StatementRun } from '../entities/statement-run.ts';
import { StatementRunItem } from '../entities/statement-run-item.ts';
import type { Database } from '../orm.ts';
import { countMismatchedFiles, countMissingFiles, numberedSubjects } from '../queries/run-subjects.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';

export interface PlannedRun {
  readonly attempt: number;
  readonly items: number;
}

export interface RunRequest {
  /** `YYYY-MM` */
  readonly period: string;
  readonly requestedBy: string;
  readonly now: Date;
}

/**
 * Freezes who gets statements for a month: every merchant by number, then every group with a member in that month.
 * The run's primary key decides; whoever comes second gets the plan that is there.
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
  if (existing) return existing;
  try {
    return await inTransaction(database, async (em) => {
      const planned = await insertPlan(em, request, month);
      await appendAuditEvent(em, vault, runEvent(request, 'run.start', { ...planned }));
      return planned;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const planned = await existingPlan(database.em(), request.period);
    if (!planned) throw error;
    return planned;
  }
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
  request: RunRequest,
  month: StatementPeriod,
): Promise<PlannedRun> {
  const { period, requestedBy, now } = request;
  await requireClearing(em, month);
  await em.insert(StatementRun, { period, state: 'PLANNED', attempt: 1, requestedBy, createdAt: now });
  const subjects = numberedSubjects(month);
  await em.execute(
    `insert into statement_run_item (period, ordinal, subject_type, subject_id, subject_no, state, attempt)
      select ?, ordinal, subject_type, subject_id, subject_no, 'PENDING', 1 from (${subjects.sql}) planned`,
    [period, ...subjects.params],
    'run',
  );
  return { attempt: 1, items: await em.count(StatementRunItem, { period }) };
}

/** Every file that was declared is loaded, and holds what its control totals say. @throws BusinessError CLEARING_INCOMPLETE */
async function requireClearing(em: SqlEntityManager, month: StatementPeriod): Promise<void> {
  const missing = await countMissingFiles(em, month);
  const mismatched = await countMismatchedFiles(em, month);
  if (missing + mismatched > 0) throw new BusinessError('CLEARING_INCOMPLETE', { missing, mismatched });
}

async function existingPlan(em: SqlEntityManager, period: string): Promise<PlannedRun | undefined> {
  const run = await em.findOne(StatementRun, period);
  return run ? { attempt: run.attempt, items: await em.count(StatementRunItem, { period }) } : undefined;
}
