import type { RetrySelection } from '../../contracts/run-orders.ts';
import type { RunCounts, RunHalt, RunItemState } from '../../contracts/statements.ts';
import type { SubjectType } from '../../domain/statement.ts';
import { StatementRunItem } from '../entities/statement-run-item.ts';
import type { Database } from '../orm.ts';
import { countRunItems } from '../queries/run-counts.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { finishRunItem, type ItemOutcome } from './finish-run-item.ts';
import { cancelRun, finalizeRun, haltRun, type RunEnd, startRun } from './run-control.ts';
import { planRun, type PlannedRun, type RunRequest } from './run-plan.ts';
import { planRunRetry, previewRunRetry, type RetryRequest } from './run-retry.ts';

export interface RunItem {
  readonly ordinal: number;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly state: RunItemState;
  readonly attempt: number;
}

/** Runs and their items. The attempt number fences off writers of an earlier attempt. */
export function createRunRepository(database: Database, vault: Pick<Vault, 'audit'>) {
  return {
    plan: (request: RunRequest): Promise<PlannedRun> => planRun(database, vault, request),

    previewRetry: (period: string, selection?: RetrySelection) =>
      previewRunRetry(database.em(), period, selection),

    planRetry: (request: RetryRequest): Promise<PlannedRun> => planRunRetry(database, vault, request),

    /** Begins an attempt or goes on with it. @throws AttemptFencedError when a later attempt has begun. */
    start: (period: string, attempt: number, now: Date): Promise<void> =>
      inTransaction(database, (em) => startRun(em, { period, attempt }, now)),

    /** Notes that it is paused or blocked. @throws AttemptFencedError when a later attempt has begun. */
    halt: (halt: RunHalt & { now: Date }): Promise<void> =>
      inTransaction(database, (em) => haltRun(em, vault, halt)),

    /** Ends it with what is done. @throws AttemptFencedError when a later attempt has begun. */
    cancel: (period: string, attempt: number, now: Date): Promise<RunEnd> =>
      inTransaction(database, (em) => cancelRun(em, { period, attempt }, now)),

    /** The items from ordinal `from` up to but without `to` that this attempt has yet to finish. */
    async itemsIn(period: string, from: number, to: number, attempt: number): Promise<RunItem[]> {
      const open = { state: { $in: ['PENDING', 'RUNNING'] as const }, attempt };
      const where = { period, ordinal: { $gte: from, $lt: to }, ...open };
      const items = await database.em().find(StatementRunItem, where, { orderBy: { ordinal: 'asc' } });
      return items.map(({ ordinal, subjectType, subjectId, subjectNo, state }) => ({
        ordinal,
        subjectType,
        subjectId,
        subjectNo,
        state,
        attempt,
      }));
    },

    /** Marks an item as being worked on; false when it is finished or belongs to another attempt. */
    async claim(period: string, ordinal: number, attempt: number): Promise<boolean> {
      const open = { period, ordinal, attempt, state: { $in: ['PENDING', 'RUNNING'] as const } };
      return (await database.em().nativeUpdate(StatementRunItem, open, { state: 'RUNNING' })) > 0;
    },

    /** False, and nothing written, when the item is finished or belongs to another attempt. */
    finishItem: (outcome: ItemOutcome): Promise<boolean> => finishRunItem(database.em(), outcome),

    counts: (period: string): Promise<RunCounts> => countRunItems(database.em(), period),

    /** Ends it SUCCEEDED or PARTIAL. @throws AttemptFencedError when a later attempt has begun. */
    finalize: (period: string, attempt: number, now: Date): Promise<RunEnd> =>
      inTransaction(database, (em) => finalizeRun(em, { period, attempt }, now)),
  };
}
