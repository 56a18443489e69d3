import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ApplicationFailure, ParentClosePolicy, startChild, workflowInfo } from '@temporalio/workflow';
import { workflowIds } from '../../contracts/ids.ts';
import type { LaunchMonthlyRunInput } from '../../contracts/runs.ts';
import { monthOfRun } from '../../domain/shanghai-time.ts';
import { monthlyStatementRun } from './monthly-statement-run.ts';

/**
 * What the Schedule starts: turns the nominal time of the firing into a month and starts that month's run, which
 * goes on alone. A second firing for the same month starts nothing.
 */
export async function launchMonthlyRun({
  monthOffset,
}: LaunchMonthlyRunInput): Promise<{ period: string; started: boolean }> {
  const period = monthOfRun(nominalTime(), monthOffset);
  try {
    await startChild(monthlyStatementRun, {
      workflowId: workflowIds.monthlyStatementRun(period),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      parentClosePolicy: ParentClosePolicy.ABANDON,
      args: [{ period, requestedBy: 'schedule' }],
    });
    return { period, started: true };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { period, started: false };
    throw error;
  }
}

/** A workflow that no Schedule started has no nominal time: such a run is started by its month instead. */
function nominalTime(): number {
  const scheduled = workflowInfo().searchAttributes['TemporalScheduledStartTime']?.[0];
  if (!(scheduled instanceof Date)) throw ApplicationFailure.nonRetryable('PERIOD_FORMAT', 'PERIOD_FORMAT');
  return scheduled.getTime();
}
