import { endedStates, type RetrySelection } from '../../../contracts/runs.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { periodOfMonth, requireBegun } from '../../../domain/clearing/period.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import type { Database } from '../../orm.ts';
import { requireRetryable, type RetryPreview } from '../../sql/runs/retryable-items.ts';
import type { RunQueries } from './run-queries.ts';

/** Whether a run may be started or done again, for a quick and plain answer: the plan checks it in its transaction. */
export function createRunAdmission(database: Database, runs: RunQueries) {
  return {
    /**
     * A month once, and once more after a provisional run of it.
     *
     * @throws BusinessError PERIOD_FORMAT, PERIOD_IN_FUTURE, RUN_EXISTS, CLEARING_INCOMPLETE unless it may be provisional
     */
    async requireStartable(period: string, now: Date, mayBeProvisional = false): Promise<void> {
      requireBegun(periodOfMonth(period), shanghaiDate(now.getTime()));
      const before = await runs.byPeriod(period);
      const decided = before && !before.provisional;
      if (decided && endedStates.includes(before.state)) throw new BusinessError('RUN_EXISTS');
      const missing = decided || mayBeProvisional ? 0 : await runs.missingFiles(period);
      if (missing > 0) throw new BusinessError('CLEARING_INCOMPLETE', { missing });
    },

    /** Without `shownToken` whatever is there may be retried. @throws BusinessError as the rule itself */
    requireRetryable: (
      period: string,
      selection: RetrySelection,
      shownToken?: string,
    ): Promise<RetryPreview> => requireRetryable(database.em(), period, selection, shownToken),
  };
}
