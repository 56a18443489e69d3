import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { workflowIds } from '../../contracts/ids.ts';
import type { ObjectionOutcome } from '../../contracts/activation.ts';
import { persistent } from '../proxies.ts';
import { causeOf } from '../refusals.ts';
import { stopActivationSignal } from './definitions.ts';

/**
 * “This was not me”, said by the contact on file. The database decides; the activation is told afterwards so that
 * its pages say so, and an activation that has ended need not be told.
 */
export async function settleObjection({
  objectionId,
}: {
  objectionId: string;
}): Promise<{ outcome: ObjectionOutcome }> {
  const { activationId, outcome } = await settled(objectionId);
  if (outcome === 'STOPPED') await stop(activationId);
  return { outcome };
}

async function settled(objectionId: string) {
  try {
    return await persistent.settleObjection({ objectionId });
  } catch (error) {
    throw causeOf(error);
  }
}

async function stop(activationId: string): Promise<void> {
  try {
    await getExternalWorkflowHandle(workflowIds.activation(activationId)).signal(stopActivationSignal);
  } catch {
    log.info('the activation had ended before it was stopped');
  }
}
