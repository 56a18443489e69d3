import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import type { ActivationView, MerchantActivationInput } from '../../contracts/activation.ts';
import { taskQueues, workflowIds } from '../../contracts/ids.ts';
import { type ActivationStep, requireStep } from '../../domain/activation.ts';
import { BusinessError } from '../../domain/errors.ts';
import { activationView } from '../../workflows/activation/definitions.ts';
import type { merchantActivation } from '../../workflows/index.ts';
import { businessErrorIn } from './temporal-failure.ts';
import { withinDeadline } from './within-deadline.ts';

export interface StepCall<T> {
  readonly activationId: string;
  readonly step: ActivationStep;
  readonly update: UpdateDefinition<ActivationView, [T]>;
  readonly input: T;
  /** The same id means the same request. */
  readonly updateId: string;
}

const probeMs = 1_000;

/** What the api asks of an activation's workflow. All of it ends in time, and refuses with a BusinessError. */
export function createActivationCalls(client: Client) {
  /** Starting the same activation again leaves it as it is. */
  async function start(input: MerchantActivationInput): Promise<void> {
    const options = {
      taskQueue: taskQueues.interactive,
      workflowId: workflowIds.activation(input.activationId),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [input] as [MerchantActivationInput],
    } as const;
    try {
      await withinDeadline(client, () =>
        client.workflow.start<typeof merchantActivation>('merchantActivation', options),
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** Also answers for an activation that has ended. */
  async function view(activationId: string): Promise<ActivationView> {
    const handle = client.workflow.getHandle(workflowIds.activation(activationId));
    try {
      return await withinDeadline(client, () => handle.query(activationView));
    } catch (error) {
      throw error instanceof WorkflowNotFoundError ? new BusinessError('FLOW_NOT_FOUND') : error;
    }
  }

  /** Takes a step; undefined when it is still being worked on. */
  async function take<T>(call: StepCall<T>): Promise<ActivationView | undefined> {
    const { activationId, update, input, updateId } = call;
    const handle = client.workflow.getHandle(workflowIds.activation(activationId));
    try {
      return await withinDeadline(client, () => handle.executeUpdate(update, { args: [input], updateId }));
    } catch (error) {
      if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return await confirmReachable();
      throw businessErrorIn(error) ?? (await whyRefused(call, error));
    }
  }

  /** A late answer is only on its way when there is a server that has the question. */
  async function confirmReachable(): Promise<undefined> {
    await withinDeadline(client, () => client.workflowService.getSystemInfo({}), probeMs);
  }

  /** A workflow that has ended takes no step; how it ended says why. */
  async function whyRefused({ activationId, step }: StepCall<unknown>, error: unknown): Promise<unknown> {
    if (!(error instanceof WorkflowNotFoundError || error instanceof WorkflowUpdateFailedError)) return error;
    const { state } = await view(activationId);
    try {
      requireStep(state, step);
    } catch (refusal) {
      return refusal;
    }
    return error instanceof WorkflowNotFoundError ? new BusinessError('FLOW_EXPIRED') : error;
  }

  return { start, view, take };
}
