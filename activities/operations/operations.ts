import type { ExpireActivation, ExpireActivationInput } from '../../contracts/activation.ts';
import { type AuditedDependencies, createAudited } from '../audit/audited.ts';

/** What operators order of running workflows. */
export function createOperationsActivities(dependencies: AuditedDependencies) {
  const { sealedInputs: inputs } = dependencies.repositories;
  const { audited } = createAudited(dependencies);

  return {
    /** Writes down who ended an activation and why, once. @throws INPUT_GONE */
    recordExpiry: audited(
      { action: 'activation.expire', flow: 'activation', audit: 'refusals-only' },
      async (command: ExpireActivation & { activationId: string }, accepted): Promise<void> => {
        const { inputId, requestedBy: actor } = command;
        const { reason } = await inputs.open<ExpireActivationInput>(inputId);
        await accepted.write({ actor, reason });
      },
    ),
  };
}
