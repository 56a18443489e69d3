import type { RetrySelection } from '../../contracts/run-orders.ts';
import type { RunState } from '../../contracts/statements.ts';
import { BusinessError } from '../../domain/errors.ts';
import { periodOfMonth, requireBegun, shanghaiDate } from '../../domain/statement-period.ts';
import type { Database } from '../orm.ts';
import { createRunQueries } from './run-queries.ts';

const ended: readonly RunState[] = ['SUCCEEDED', 'PARTIAL', 'CANCELLED'];

/** Whether a run may be started or done again, for a quick and plain answer: the plan checks it in its transaction. */
export function createRunAdmission(database: Database) {
  const runs = createRunQueries(database);

  return {
    /** @throws BusinessError PERIOD_FORMAT, PERIOD_IN_FUTURE, RUN_EXISTS, CLEARING_INCOMPLETE */
    async requireStartable(period: string, now: Date): Promise<void> {
      requireBegun(periodOfMonth(period), shanghaiDate(now.getTime()));
      const before = await runs.byPeriod(period);
      if (before && ended.includes(before.state)) throw new BusinessError('RUN_EXISTS');
      const missing = before ? 0 : await runs.missingFiles(period);
      if (missing > 0) throw new BusinessError('CLEARING_INCOMPLETE', { missing });
    },

    /** @throws BusinessError RUN_NOT_FOUND, RUN_IN_PROGRESS with `where`, RUN_NOTHING_TO_RETRY, RUN_PREVIEW_STALE */
    async requireRetryable(period: string, selection: RetrySelection, previewToken: string): Promise<void> {
      const run = await runs.byPeriod(period);
      if (!run) throw new BusinessError('RUN_NOT_FOUND');
      if (!ended.includes(run.state))
        throw new BusinessError('RUN_IN_PROGRESS', { where: `/api/v1/ops/runs/${period}` });
      const preview = await runs.previewRetry(period, selection);
      if (preview.items === 0) throw new BusinessError('RUN_NOTHING_TO_RETRY');
      if (preview.previewToken !== previewToken) throw new BusinessError('RUN_PREVIEW_STALE');
    },
  };
}
