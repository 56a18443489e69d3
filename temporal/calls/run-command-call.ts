import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { workflowIds } from '../../contracts/ids.ts';
import type { RunCommand, RunCommandName } from '../../contracts/runs.ts';
import { BusinessError } from '../../domain/errors.ts';
import { runCommands } from '../../workflows/runs/definitions.ts';
import { businessErrorIn } from './temporal-failure.ts';
import { withinDeadline } from './within-deadline.ts';

/** An operator's commands to a run in progress. */
export function createRunCommandCall(client: Client) {
  /**
   * False while it is uncertain whether it was taken.
   *
   * @throws BusinessError NOTHING_TO_CHANGE when the run is not in a state for it, SERVICE_UNAVAILABLE
   */
  return async function sendCommand(
    period: string,
    name: RunCommandName,
    order: RunCommand,
    updateId: string,
  ): Promise<boolean> {
    const handle = client.workflow.getHandle(workflowIds.monthlyStatementRun(period));
    try {
      await withinDeadline(client, () =>
        handle.executeUpdate(runCommands[name], { args: [order], updateId }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return false;
      if (error instanceof WorkflowNotFoundError) throw new BusinessError('NOTHING_TO_CHANGE');
      throw businessErrorIn(error) ?? error;
    }
  };
}
