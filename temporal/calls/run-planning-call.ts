import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { workflowIds } from '../../contracts/ids.ts';
import { withinDeadline } from './within-deadline.ts';

/** Since when a month's run waits to be planned; undefined when Temporal has none in progress. */
export function createRunPlanningCall(client: Client) {
  return async function waitingSince(period: string): Promise<Date | undefined> {
    const handle = client.workflow.getHandle(workflowIds.monthlyStatementRun(period));
    try {
      const { status, startTime } = await withinDeadline(client, () => handle.describe());
      return status.name === 'RUNNING' ? startTime : undefined;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  };
}
