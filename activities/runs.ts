import type { MonthlyStatementRunInput, RunCounts, RunPlan, RunState } from '../contracts/statements.ts';
import { createRunRepository } from '../db/repositories/run-repository.ts';
import type { ActivityDependencies } from './dependencies.ts';

type PlanRetryInput = Omit<MonthlyStatementRunInput, 'retry'> &
  NonNullable<MonthlyStatementRunInput['retry']>;

export function createRunActivities({ database, vault, clock }: ActivityDependencies) {
  const runs = createRunRepository(database, vault);

  return {
    /** Freezes who gets a statement of the month. @throws CLEARING_INCOMPLETE */
    async planRun({ period, requestedBy }: MonthlyStatementRunInput): Promise<RunPlan> {
      const plan = await runs.plan({ period, requestedBy, now: clock() });
      await runs.start(period, plan.attempt, clock());
      return { runId: period, ...plan };
    },

    /** Sets the failed items, or those with one code, back to pending. @throws RUN_PREVIEW_STALE, RUN_NOTHING_TO_RETRY, RUN_NOT_FOUND */
    async planRetry({ period, ...retry }: PlanRetryInput): Promise<RunPlan> {
      const { attempt } = await runs.planRetry({ period, ...retry, now: clock() });
      await runs.start(period, attempt, clock());
      const { items } = await runs.counts(period);
      return { runId: period, attempt, items };
    },

    async finalizeRun({
      period,
      attempt,
    }: {
      period: string;
      attempt: number;
    }): Promise<{ state: RunState; counts: RunCounts }> {
      return runs.finalize(period, attempt, clock());
    },
  };
}
