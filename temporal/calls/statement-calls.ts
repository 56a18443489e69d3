import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { statementKey, taskQueues, workflowIds } from '../../contracts/ids.ts';
import type { ProduceStatementInput } from '../../contracts/statements.ts';
import type { MonthlyStatementRunInput, RunResult } from '../../contracts/runs.ts';
import { BusinessError, type ErrorCode, errorCodes } from '../../domain/errors.ts';
import type { monthlyStatementRun, produceStatement } from '../../workflows/index.ts';
import { withinDeadline } from './within-deadline.ts';

/** A run that Temporal has taken; whether it is planned or refused is decided by a worker. */
export interface StartedRun {
  result(): Promise<RunResult>;
}

/** Starts workflows that produce statements, without waiting for their end. */
export function createStatementCalls(client: Client) {
  /** @throws BusinessError RUN_IN_PROGRESS with `period` while this month is being run, SERVICE_UNAVAILABLE */
  async function startRun(input: MonthlyStatementRunInput): Promise<StartedRun> {
    const options = {
      taskQueue: taskQueues.statements,
      workflowId: workflowIds.monthlyStatementRun(input.period),
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      args: [input] as [MonthlyStatementRunInput],
    } as const;
    try {
      const handle = await withinDeadline(client, () =>
        client.workflow.start<typeof monthlyStatementRun>('monthlyStatementRun', options),
      );
      return { result: () => handle.result() };
    } catch (error) {
      throw error instanceof WorkflowExecutionAlreadyStartedError
        ? new BusinessError('RUN_IN_PROGRESS', { period: input.period })
        : error;
    }
  }

  /** Returns the Temporal run id; a repeat during production joins the first. @throws BusinessError SERVICE_UNAVAILABLE */
  async function produce(input: ProduceStatementInput): Promise<string> {
    const options = {
      taskQueue: taskQueues.statements,
      workflowId: workflowIds.statement(statementKey(input)),
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [input] as [ProduceStatementInput],
    } as const;
    const handle = await withinDeadline(client, () =>
      client.workflow.start<typeof produceStatement>('produceStatement', options),
    );
    return handle.firstExecutionRunId;
  }

  /**
   * Waits until the files of a statement are put back, and answers whether any was.
   *
   * @throws BusinessError REPAIR_REFUSED with `reason`, SERVICE_UNAVAILABLE
   */
  async function repair(input: ProduceStatementInput & { readonly repairs: string }): Promise<boolean> {
    const handle = await withinDeadline(client, () =>
      client.workflow.start<typeof produceStatement>('produceStatement', {
        taskQueue: taskQueues.statements,
        workflowId: workflowIds.statementRepair(input.repairs),
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [input],
      }),
    );
    try {
      return (await handle.result()).statementIds.length > 0;
    } catch (error) {
      const cause = error instanceof WorkflowFailedError ? error.cause : undefined;
      if (!(cause instanceof ApplicationFailure) || !(String(cause.type) in errorCodes)) throw error;
      throw new BusinessError(cause.type as ErrorCode, cause.details?.[0] as BusinessError['details']);
    }
  }

  return { startRun, produce, repair };
}
