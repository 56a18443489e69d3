import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunAttempt, RunCounts, RunHalt, RunState } from '../../../contracts/runs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';
import { countRunItems } from '../../sql/runs/run-counts.ts';
import { countRowsWithoutItem, type UnownedRows } from '../../sql/clearing/unowned-rows.ts';
import type { Database } from '../../orm.ts';
import { inLongSnapshot, inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { AttemptFencedError } from './attempt-fenced-error.ts';
import { failDisagreeingItems, findDisagreeingSubjects } from './run-agreement.ts';
import { insertManifest, readManifestTotals } from './run-manifest.ts';
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

/**
 * Ends the attempt: what has no outcome yet is CANCELLED.
 *
 * @throws AttemptFencedError when a later attempt has begun.
 */
export async function cancelRun(database: Database, run: RunAttempt, now: Date): Promise<RunEnd> {
  const { period } = run;
  const manifest = await inLongSnapshot(database, (em) => readManifestTotals(em, period));
  return inTransaction(database, async (em) => {
    await moveRun(em, run, { state: 'CANCELLED', errorCode: null, finishedAt: now });
    const open = { period, state: { $in: ['PENDING', 'RUNNING'] as const } };
    await em.nativeUpdate(StatementRunItem, open, { state: 'CANCELLED', finishedAt: now });
    const counts = await countRunItems(em, period);
    await moveRun(em, run, { counts });
    await insertManifest(em, run, manifest, now);
    return { state: 'CANCELLED', counts };
  });
}

/**
 * Ends the attempt: SUCCEEDED, or PARTIAL when an item failed, was cancelled earlier or was left undone. What was done
 * is compared with the ledger before, and written down. The ledger is read in a snapshot, so that the transaction is
 * short.
 *
 * @throws AttemptFencedError when a later attempt has begun.
 */
export async function finalizeRun(database: Database, run: RunAttempt, now: Date): Promise<RunEnd> {
  const { period } = run;
  const { disagreeing, unowned, manifest } = await inLongSnapshot(database, async (em) => ({
    disagreeing: await findDisagreeingSubjects(em, period),
    unowned: await countRowsWithoutItem(em, period, periodOfMonth(period)),
    manifest: await readManifestTotals(em, period),
  }));
  return inTransaction(database, async (em) => {
    // Its row is locked first: an attempt that is over must not fail a later one's items.
    await moveRun(em, run, { errorCode: null, finishedAt: now, ...unowned });
    await failDisagreeingItems(em, run, disagreeing);
    const counts = await countRunItems(em, period);
    const state = counts.failed + counts.cancelled + counts.pending > 0 ? 'PARTIAL' : 'SUCCEEDED';
    await moveRun(em, run, { state, counts });
    await insertManifest(em, run, manifest, now);
    return { state, counts };
  });
}

/** @throws AttemptFencedError when another attempt has begun, BusinessError RUN_NOT_FOUND when the run is not there. */
async function moveRun(
  em: SqlEntityManager,
  { period, attempt }: RunAttempt,
  to: Partial<
    UnownedRows & { state: RunState; errorCode: string | null; finishedAt: Date; counts: RunCounts }
  >,
): Promise<void> {
  if ((await em.nativeUpdate(StatementRun, { period, attempt }, to)) > 0) return;
  // The database may be that of an earlier day, restored while the workflow went on.
  if ((await em.count(StatementRun, { period })) === 0) throw new BusinessError('RUN_NOT_FOUND');
  throw new AttemptFencedError(`Run ${period}`);
}
