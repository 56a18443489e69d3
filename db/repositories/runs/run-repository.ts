import type { RunCounts, RunHalt } from '../../../contracts/runs.ts';
import { StatementRun } from '../../entities/statement-run.ts';
import type { Database } from '../../orm.ts';
import { countRunItems } from '../../sql/runs/run-counts.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { cancelRun, finalizeRun, haltRun, type RunEnd, startRun } from './run-control.ts';
import { planRun, type PlannedRun, type RunRequest } from './run-plan.ts';
import { planRunRetry, type RetryRequest } from './run-retry.ts';
import { planRunUpdate, type UpdateRequest } from './run-update.ts';

/** Runs. The attempt number fences off writers of an earlier attempt. */
export function createRunRepository(database: Database, vault: Vault) {
  return {
    plan: (request: RunRequest): Promise<PlannedRun> => planRun(database, vault, request),

    planUpdate: (request: UpdateRequest): Promise<PlannedRun> => planRunUpdate(database, vault, request),

    planRetry: (request: RetryRequest): Promise<PlannedRun> => planRunRetry(database, vault, request),

    /** Begins an attempt or goes on with it. @throws AttemptFencedError when a later attempt has begun. */
    start: (period: string, attempt: number, now: Date): Promise<void> =>
      inTransaction(database, (em) => startRun(em, { period, attempt }, now)),

    /** Notes that it is paused or blocked. @throws AttemptFencedError when a later attempt has begun. */
    halt: (halt: RunHalt & { now: Date }): Promise<void> =>
      inTransaction(database, (em) => haltRun(em, vault, halt)),

    /** Ends it with what is done. @throws AttemptFencedError when a later attempt has begun. */
    cancel: (period: string, attempt: number, now: Date): Promise<RunEnd> =>
      cancelRun(database, { period, attempt }, now),

    /** What the statements of the attempt may say. */
    async termsOf(period: string): Promise<{ provisional: boolean; reissue: boolean }> {
      const { provisional, reissue } = await database.em().findOneOrFail(StatementRun, period);
      return { provisional, reissue };
    },

    counts: (period: string): Promise<RunCounts> => countRunItems(database.em(), period),

    /** Ends it SUCCEEDED or PARTIAL. @throws AttemptFencedError when a later attempt has begun. */
    finalize: (period: string, attempt: number, now: Date): Promise<RunEnd> =>
      finalizeRun(database, { period, attempt }, now),
  };
}
