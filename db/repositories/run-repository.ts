import type { RunCounts, RunItemState, RunState } from '../../contracts/statements.ts';
import type { SubjectType } from '../../domain/statement.ts';
import { StatementRun } from '../entities/statement-run.ts';
import { StatementRunItem } from '../entities/statement-run-item.ts';
import type { Database } from '../orm.ts';
import { countRunItems } from '../queries/run-counts.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { AttemptFencedError } from './attempt-fenced-error.ts';
import { finishRunItem, type ItemOutcome } from './finish-run-item.ts';
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

    previewRetry: (period: string, errorCode?: string) => previewRunRetry(database.em(), period, errorCode),

    planRetry: (request: RetryRequest): Promise<PlannedRun> => planRunRetry(database, vault, request),

    /** @throws AttemptFencedError when a later attempt has begun. */
    async start(period: string, attempt: number, now: Date): Promise<void> {
      const started = await database
        .em()
        .nativeUpdate(StatementRun, { period, attempt }, { state: 'RUNNING', startedAt: now });
      if (started === 0) throw new AttemptFencedError(`Run ${period}`);
    },

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

    /**
     * Ends the attempt: SUCCEEDED, or PARTIAL when an item failed or was left undone.
     *
     * @throws AttemptFencedError when a later attempt has begun.
     */
    finalize: (period: string, attempt: number, now: Date): Promise<{ state: RunState; counts: RunCounts }> =>
      inTransaction(database, async (em) => {
        const counts = await countRunItems(em, period);
        const state = counts.failed + counts.pending > 0 ? 'PARTIAL' : 'SUCCEEDED';
        const ended = await em.nativeUpdate(StatementRun, { period, attempt }, { state, finishedAt: now });
        if (ended === 0) throw new AttemptFencedError(`Run ${period}`);
        return { state, counts };
      }),
  };
}
