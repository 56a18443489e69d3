import type { Client } from '@temporalio/client';
import type { ActivationView } from '../../../contracts/activation.ts';
import { workflowIds } from '../../../contracts/ids.ts';
import { type ActivationStep, requireStep } from '../../../domain/activation/activation.ts';
import { activationView } from '../../../workflows/activation/definitions.ts';
import { createFlowCalls } from '../account/flows/flow-calls.ts';

export function createActivationCalls(client: Client) {
  return createFlowCalls<ActivationView, ActivationStep>(client, {
    workflowType: 'merchantActivation',
    workflowId: workflowIds.activation,
    view: activationView,
    require: ({ state }, step) => requireStep(state, step),
  });
}
