import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { endedStates } from '../../../contracts/runs.ts';
import { periodOfMonth, type StatementPeriod } from '../../../domain/clearing/period.ts';
import { requireStartable } from '../../../domain/runs/month-state.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { NewAuditEvent } from '../../audit/new-audit-event.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import type { Database } from '../../orm.ts';
import { readMonthFacts } from '../../sql/runs/month-facts.ts';
import { numberedSubjects } from '../../sql/runs/run-subjects.ts';
import { countRowsWithoutMerchant, type UnownedRows } from '../../sql/clearing/unowned-rows.ts';
import { inLongSnapshot, inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { ledgerRevisionOf } from './ledger-revision-of.ts';
import { reopenRun } from './run-reopening.ts';

export interface PlannedRun {
  readonly attempt: number;
  readonly items: number;
}

export interface RunRequest {
  /** `YYYY-MM` */
  readonly period: string;
  /** `schedule` or `operator:1` */
  readonly requestedBy: string;
  readonly now: Date;
  /** Why to go on though clearing files are missing; without it that is refused. */
  readonly provisionalReason?: string | undefined;
}

/**
 * Freezes who gets statements for a month: every merchant by number, then every group with a member in that month.
 * The run's primary key decides; the second caller gets the existing plan of a run in progress.
 *
 * @throws BusinessError PERIOD_FORMAT, and as {@link requireStartable}
 */
export async function planRun(
  database: Database,
  vault: Pick<Vault, 'audit'>,
  request: RunRequest,
): Promise<PlannedRun> {
  const month = periodOfMonth(request.period);
  try {
    const ledger = await inLongSnapshot(database, (em) => readLedger(em, request));
    return await inTransaction(database, (em) => planOnce(em, vault, { ...request, ledger }, month));
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const planned = await planInProgress(database.em(), request.period);
    if (!planned) throw error;
    return planned;
  }
}

/** What all rows of a month have to be read for, before the transaction that plans it. */
interface LedgerReading {
  readonly revision: number;
  readonly mismatched: number;
  readonly unowned: UnownedRows;
}

async function readLedger(em: SqlEntityManager, { period, now }: RunRequest): Promise<LedgerReading> {
  const { clearing } = await readMonthFacts(em, period, shanghaiDate(now.getTime()));
  return {
    revision: await ledgerRevisionOf(em, period),
    mismatched: clearing.mismatched,
    unowned: await countRowsWithoutMerchant(em, clearing.period),
  };
}

/** The ledger has changed since it was read; the activity reads it again. */
class LedgerChangedError extends Error {
  constructor(period: string) {
    super(`The ledger of ${period} changed while a run of it was planned`);
    this.name = 'LedgerChangedError';
  }
}

async function planOnce(
  em: SqlEntityManager,
  vault: Pick<Vault, 'audit'>,
  request: RunRequest & { readonly ledger: LedgerReading },
  month: StatementPeriod,
): Promise<PlannedRun> {
  const { period, requestedBy, provisionalReason, now, ledger } = request;
  const facts = await readMonthFacts(em, period, shanghaiDate(now.getTime()), ledger);
  if (facts.run?.inProgress) return (await planInProgress(em, period))!;
  const order = { bySchedule: requestedBy === 'schedule', despiteMissing: provisionalReason !== undefined };
  const { provisional } = requireStartable(facts, order);
  const before = await em.findOne(StatementRun, period);
  const ledgerRevision = await ledgerRevisionOf(em, period);
  if (ledgerRevision !== ledger.revision) throw new LedgerChangedError(period);
  const run = { period, requestedBy, now, attempt: (before?.attempt ?? 0) + 1, provisional, ledgerRevision };
  if (before && !(await reopenRun(em, run, month))) return (await planInProgress(em, period))!;
  if (!before) await insertPlan(em, run, month);
  await em.nativeUpdate(StatementRun, { period }, ledger.unowned);
  const planned = { attempt: run.attempt, items: await em.count(StatementRunItem, { period }) };
  const { missing } = facts.clearing;
  const detail = { ...planned, ...(missing > 0 && { missing }), ...(provisional && { provisional: 1 }) };
  const event = runEvent(request, 'run.start', detail);
  await appendAuditEvent(em, vault, { ...event, reason: missing > 0 ? (provisionalReason ?? '') : '' });
  return planned;
}

/** The audit row of a run's start, retry or update. */
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

interface NewRun extends RunRequest {
  readonly attempt: number;
  readonly provisional: boolean;
  readonly ledgerRevision: number;
}

async function insertPlan(
  em: SqlEntityManager,
  { period, requestedBy, now, attempt, provisional, ledgerRevision }: NewRun,
  month: StatementPeriod,
): Promise<void> {
  await em.insert(StatementRun, {
    period,
    state: 'PLANNED',
    attempt,
    requestedBy,
    createdAt: now,
    provisional,
    ledgerRevision,
  });
  const subjects = numberedSubjects(month);
  await em.execute(
    `insert into statement_run_item (period, ordinal, subject_type, subject_id, subject_no, state, attempt)
      select ?, ordinal, subject_type, subject_id, subject_no, 'PENDING', ? from (${subjects.sql}) planned`,
    [period, attempt, ...subjects.params],
    'run',
  );
}

async function planInProgress(em: SqlEntityManager, period: string): Promise<PlannedRun | undefined> {
  const run = await em.findOne(StatementRun, period, { disableIdentityMap: true });
  if (!run || endedStates.includes(run.state)) return undefined;
  return { attempt: run.attempt, items: await em.count(StatementRunItem, { period }) };
}
