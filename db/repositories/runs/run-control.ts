import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunAttempt, RunCounts, RunHalt, RunState } from '../../../contracts/runs.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import { countRunItems } from '../../sql/runs/run-counts.ts';
import { countRowsWithoutItem, type UnownedRows } from '../../sql/clearing/unowned-rows.ts';
import type { Vault } from '../../vault.ts';
import { AttemptFencedError } from './attempt-fenced-error.ts';
import { failDisagreeingItems } from './run-agreement.ts';
import { insertManifest } from './run-manifest.ts';
import { runTarget } from './run-plan.ts';

export interface RunEnd {
  readonly state: RunState;
  readonly counts: RunCounts;
}

/** Begins an attempt, or goes on with it after a halt. @throws AttemptFencedError when a later attempt has begun. */
export async function startRun(em: SqlEntityManager, run: RunAttempt, now: Date): Promise<void> {
  const { period, attempt } = run;
  await em.nativeUpdate(StatementRun, { period, startedAt: null }, { startedAt: now });
  await moveRun(em, run, { state: 'RUNNING', errorCode: null });
  // A worker that died leaves items as if they were being worked on.
  await em.nativeUpdate(StatementRunItem, { period, attempt, state: 'RUNNING' }, { state: 'PENDING' });
}

/**
 * Records that an attempt has stopped and nothing of it is in progress. A block that has to be reported leaves
 * an audit row, one for each segment.
 *
 * @throws AttemptFencedError when a later attempt has begun.
 */
export async function haltRun(
  em: SqlEntityManager,
  vault: Pick<Vault, 'audit'>,
  halt: RunHalt & { readonly now: Date },
): Promise<void> {
  const { period, attempt, state, stretch: segment, errorCode = null, alert, now } = halt;
  await moveRun(em, halt, { state, errorCode });
  await em.nativeUpdate(StatementRunItem, { period, attempt, state: 'RUNNING' }, { state: 'PENDING' });
  if (!alert) return;
  await appendAuditEvent(em, vault, {
    at: now,
    actor: 'system',
    action: 'run.block',
    target: runTarget(period),
    detail: { errorCode: errorCode ?? '', attempt },
    causeKey: `run.block:${period}:${attempt}:${segment}`,
  });
}

/** Ends the attempt: what has no outcome yet is CANCELLED. @throws AttemptFencedError when a later attempt has begun. */
export async function cancelRun(em: SqlEntityManager, run: RunAttempt, now: Date): Promise<RunEnd> {
  const { period } = run;
  await moveRun(em, run, { state: 'CANCELLED', errorCode: null, finishedAt: now });
  const open = { period, state: { $in: ['PENDING', 'RUNNING'] as const } };
  await em.nativeUpdate(StatementRunItem, open, { state: 'CANCELLED', finishedAt: now });
  await insertManifest(em, run, now);
  return { state: 'CANCELLED', counts: await countRunItems(em, period) };
}

/**
 * Ends the attempt: SUCCEEDED, or PARTIAL when an item failed, was cancelled earlier or was left undone. What was done
 * is compared with the ledger before, and written down.
 *
 * @throws AttemptFencedError when a later attempt has begun.
 */
export async function finalizeRun(em: SqlEntityManager, run: RunAttempt, now: Date): Promise<RunEnd> {
  await failDisagreeingItems(em, run.period);
  const counts = await countRunItems(em, run.period);
  const state = counts.failed + counts.cancelled + counts.pending > 0 ? 'PARTIAL' : 'SUCCEEDED';
  const unowned = await countRowsWithoutItem(em, run.period, periodOfMonth(run.period));
  await moveRun(em, run, { state, errorCode: null, finishedAt: now, ...unowned });
  await insertManifest(em, run, now);
  return { state, counts };
}

async function moveRun(
  em: SqlEntityManager,
  { period, attempt }: RunAttempt,
  to: { state: RunState; errorCode: string | null; finishedAt?: Date } & Partial<UnownedRows>,
): Promise<void> {
  if ((await em.nativeUpdate(StatementRun, { period, attempt }, to)) === 0)
    throw new AttemptFencedError(`Run ${period}`);
}
