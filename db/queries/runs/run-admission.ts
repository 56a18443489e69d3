import type { RetrySelection, UpdateSelection } from '../../../contracts/runs.ts';
import { BusinessError, type ErrorCode } from '../../../domain/errors.ts';
import { monthStatusOf, type MonthStatus, requireStartable } from '../../../domain/runs/month-state.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import type { Database } from '../../orm.ts';
import { inLongSnapshot } from '../../transaction.ts';
import { readMonthFacts } from '../../sql/runs/month-facts.ts';
import { requireRetryable, type RetryPreview } from '../../sql/runs/retryable-items.ts';
import { type DueUpdate, previewUpdate, requireDue } from '../../sql/runs/require-updatable.ts';
import { type PlanPreview, previewRunPlan } from '../../sql/runs/run-subjects.ts';

/** What starting the run of a month would do, and whether it would be refused. */
export interface StartPreview extends PlanPreview, MonthStatus {
  readonly provisional: boolean;
  readonly refusal?: ErrorCode;
}

/** Whether a run may be started or done again, for a quick and plain answer: the plan checks it in its transaction. */
export function createRunAdmission(database: Database) {
  const startRequest = (despiteMissing: boolean) => ({ bySchedule: false, despiteMissing });

  return {
    /**
     * A run in progress is left to Temporal, which knows whether anybody works on it.
     *
     * @throws BusinessError PERIOD_FORMAT, and as {@link requireStartable} but for RUN_IN_PROGRESS
     */
    async requireStartable(period: string, now: Date, despiteMissing = false): Promise<void> {
      const today = shanghaiDate(now.getTime());
      const facts = await inLongSnapshot(database, (em) => readMonthFacts(em, period, today));
      if (!facts.run?.inProgress) requireStartable(facts, startRequest(despiteMissing));
    },

    /** @throws BusinessError PERIOD_FORMAT, PERIOD_IN_FUTURE */
    async previewStart(period: string, now: Date, despiteMissing = false): Promise<StartPreview> {
      const { facts, plan } = await inLongSnapshot(database, async (em) => {
        const read = await readMonthFacts(em, period, shanghaiDate(now.getTime()));
        return { facts: read, plan: await previewRunPlan(em, read.clearing) };
      });
      const status = monthStatusOf(facts);
      try {
        return { ...plan, ...status, ...requireStartable(facts, startRequest(despiteMissing)) };
      } catch (error) {
        if (!(error instanceof BusinessError) || error.code === 'PERIOD_IN_FUTURE') throw error;
        return { ...plan, ...status, items: 0, provisional: false, refusal: error.code };
      }
    },

    /** What an update or a reissue would do. @throws BusinessError as {@link previewUpdate} */
    async previewUpdate(period: string, selection: UpdateSelection, now: Date) {
      const today = shanghaiDate(now.getTime());
      return withoutSubjects(await previewUpdate(database.em(), period, selection, today));
    },

    /** Without `shownToken` whatever is due may be updated. @throws BusinessError as {@link requireDue} */
    async requireDue(period: string, selection: UpdateSelection, now: Date, shownToken?: string) {
      const today = shanghaiDate(now.getTime());
      return withoutSubjects(
        await requireDue(database.em(), period, selection, {
          today,
          shownToken,
        }),
      );
    },

    /** Without `shownToken` whatever is there may be retried. @throws BusinessError as the rule itself */
    requireRetryable: (
      period: string,
      selection: RetrySelection,
      now: Date,
      shownToken?: string,
    ): Promise<RetryPreview> =>
      requireRetryable(database.em(), period, selection, {
        today: shanghaiDate(now.getTime()),
        shownToken,
      }),
  };
}

/** The numbers alone: there may be a hundred thousand subjects. */
function withoutSubjects({ items, merchants, groups, provisional, previewToken }: DueUpdate) {
  return { items, merchants, groups, provisional, previewToken };
}
