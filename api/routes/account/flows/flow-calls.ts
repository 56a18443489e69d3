import {
  type Client,
  type Workflow,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { QueryDefinition, UpdateDefinition } from '@temporalio/common';
import { taskQueues } from '../../../../contracts/ids.ts';
import { BusinessError } from '../../../../domain/errors.ts';
import { createKeyedQueue } from '../../../http/keyed-queue.ts';
import { businessErrorIn } from '../../../../temporal/calls/temporal-failure.ts';
import { withinDeadline } from '../../../../temporal/calls/within-deadline.ts';

/** One kind of flow: how its workflow is called, and what it answers. */
interface FlowKind<View, Step, QueryArgs extends unknown[]> {
  readonly workflowType: string;
  readonly workflowId: (flowId: string) => string;
  /** Undefined for whom it is not. */
  readonly view: QueryDefinition<View | undefined, QueryArgs>;
  /** @throws BusinessError why the step can't be taken in this state */
  readonly require: (view: View, step: Step) => void;
}

interface FlowStep<View, Step, QueryArgs extends unknown[], T> {
  readonly flowId: string;
  readonly step: Step;
  readonly update: UpdateDefinition<View, [T]>;
  readonly input: T;
  /** The same id means the same request. */
  readonly updateId: string;
  readonly viewArgs: QueryArgs;
}

const probeMs = 1_000;

/**
 * A flow takes one step at a time, so its requests wait here: a Temporal server drops all steps under way in a workflow
 * when more than ten are (`history.maxInFlightUpdates`).
 */
const turnsOfOneFlow = { width: 1, waiting: 200 };

/** What the api asks of a flow's workflow. All of it ends in time, and refuses with a BusinessError. */
export function createFlowCalls<View, Step, QueryArgs extends unknown[] = []>(
  client: Client,
  kind: FlowKind<View, Step, QueryArgs>,
) {
  const inTurn = createKeyedQueue(turnsOfOneFlow);
  const handleOf = (flowId: string) => client.workflow.getHandle(kind.workflowId(flowId));

  /** Starting the same flow again leaves it as it is. */
  async function start<F extends Workflow>(flowId: string, args: Parameters<F>): Promise<void> {
    const options = {
      taskQueue: taskQueues.interactive,
      workflowId: kind.workflowId(flowId),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: args as unknown[],
    } as const;
    try {
      await withinDeadline(client, () => client.workflow.start(kind.workflowType, options));
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** Also answers for a flow that has ended. @throws BusinessError FLOW_NOT_FOUND, SERVICE_UNAVAILABLE */
  async function view(flowId: string, ...args: QueryArgs): Promise<View> {
    let found: View | undefined;
    try {
      found = await withinDeadline(client, () => handleOf(flowId).query(kind.view, ...args));
    } catch (error) {
      throw error instanceof WorkflowNotFoundError ? new BusinessError('FLOW_NOT_FOUND') : error;
    }
    if (found === undefined) throw new BusinessError('FLOW_NOT_FOUND');
    return found;
  }

  /** Takes a step; undefined when it is still being worked on. */
  async function take<T>(call: FlowStep<View, Step, QueryArgs, T>): Promise<View | undefined> {
    const { flowId, update, input, updateId } = call;
    try {
      return await withinDeadline(client, () =>
        inTurn(flowId, () => handleOf(flowId).executeUpdate(update, { args: [input], updateId })),
      );
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
  async function whyRefused(
    {
      flowId,
      step,
      viewArgs,
    }: Pick<FlowStep<View, Step, QueryArgs, unknown>, 'flowId' | 'step' | 'viewArgs'>,
    error: unknown,
  ): Promise<unknown> {
    if (!(error instanceof WorkflowNotFoundError || error instanceof WorkflowUpdateFailedError)) return error;
    const ended = await view(flowId, ...viewArgs);
    try {
      kind.require(ended, step);
    } catch (refusal) {
      return refusal;
    }
    return error instanceof WorkflowNotFoundError ? new BusinessError('FLOW_EXPIRED') : error;
  }

  return { start, view, take };
}
