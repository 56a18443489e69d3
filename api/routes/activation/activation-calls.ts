import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { ActivationView, ExpireActivation } from '../../../contracts/activation.ts';
import { workflowIds } from '../../../contracts/ids.ts';
import { type ActivationStep, isFinal, requireStep } from '../../../domain/activation/activation.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { businessErrorIn } from '../../../temporal/calls/temporal-failure.ts';
import { withinDeadline } from '../../../temporal/calls/within-deadline.ts';
import { activationView, expireActivation } from '../../../workflows/activation/definitions.ts';
import { createFlowCalls } from '../account/flows/flow-calls.ts';

export function createActivationCalls(client: Client) {
  return createFlowCalls<ActivationView, ActivationStep>(client, {
    workflowType: 'merchantActivation',
    workflowId: workflowIds.activation,
    view: activationView,
    require: ({ state }, step) => requireStep(state, step),
  });
}

/** An operator's command to end an activation. */
export function createExpireCall(client: Client) {
  const { view } = createActivationCalls(client);

  /** For a quick and plain answer; the workflow asks again. @throws BusinessError FLOW_NOT_FOUND, NOTHING_TO_CHANGE */
  async function requireOpen(activationId: string): Promise<void> {
    if (isFinal((await view(activationId)).state)) throw new BusinessError('NOTHING_TO_CHANGE');
  }

  /** Undefined when it is still being worked on. @throws BusinessError NOTHING_TO_CHANGE when it has ended */
  async function send(activationId: string, expiry: ExpireActivation): Promise<ActivationView | undefined> {
    const handle = client.workflow.getHandle(workflowIds.activation(activationId));
    try {
      return await withinDeadline(client, () => handle.executeUpdate(expireActivation, { args: [expiry] }));
    } catch (error) {
      if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return undefined;
      if (error instanceof WorkflowNotFoundError) throw new BusinessError('NOTHING_TO_CHANGE');
      const refused = businessErrorIn(error);
      await requireOpen(activationId);
      throw refused ?? error;
    }
  }

  return { requireOpen, send };
}
