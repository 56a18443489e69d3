import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { ImportConfirmation, ImportOrder } from '../../contracts/clearing.ts';
import { taskQueues, workflowIds } from '../../contracts/ids.ts';
import { BusinessError } from '../../domain/errors.ts';
import { cancelImport, confirmImport, recheckImport } from '../../workflows/clearing/definitions.ts';
import type { clearingImport } from '../../workflows/index.ts';
import { businessErrorIn } from './temporal-failure.ts';
import { withinDeadline } from './within-deadline.ts';

/** Starts imports of clearing files and passes on what operators decide. Each throws BusinessError SERVICE_UNAVAILABLE. */
export function createClearingCalls(client: Client) {
  /** A second start of the same set joins the first. */
  async function start(setId: string): Promise<void> {
    const options = {
      taskQueue: taskQueues.statements,
      workflowId: workflowIds.clearingImport(setId),
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [{ setId }] as [{ setId: string }],
    } as const;
    await withinDeadline(client, () =>
      client.workflow.start<typeof clearingImport>('clearingImport', options),
    );
  }

  /** The id of the sealed input makes a repeat harmless. */
  async function order(setId: string, update: () => Promise<void>): Promise<void> {
    try {
      await withinDeadline(client, update);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw new BusinessError('NOTHING_TO_CHANGE', { setId });
      throw businessErrorIn(error) ?? error;
    }
  }

  const handleOf = (setId: string) => client.workflow.getHandle(workflowIds.clearingImport(setId));

  return {
    start,
    /** @throws BusinessError CLEARING_SUMMARY_STALE, CLEARING_UNDECIDED, NOTHING_TO_CHANGE */
    confirm: (setId: string, confirmation: ImportConfirmation) =>
      order(setId, () =>
        handleOf(setId).executeUpdate(confirmImport, {
          args: [confirmation],
          updateId: confirmation.inputId,
        }),
      ),
    /** @throws BusinessError NOTHING_TO_CHANGE */
    recheck: (setId: string, given: ImportOrder) =>
      order(setId, () =>
        handleOf(setId).executeUpdate(recheckImport, { args: [given], updateId: given.inputId }),
      ),
    /** @throws BusinessError NOTHING_TO_CHANGE */
    cancel: (setId: string, given: ImportOrder) =>
      order(setId, () =>
        handleOf(setId).executeUpdate(cancelImport, { args: [given], updateId: given.inputId }),
      ),
  };
}
