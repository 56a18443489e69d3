import type { ExpireActivation, ExpireActivationInput } from '../../contracts/activation.ts';
import { createSealedInputs } from '../../db/sealed-inputs.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createAudited } from '../audit/audited.ts';

/** What operators order of running workflows. */
export function createOperationsActivities(dependencies: ActivityDependencies) {
  const inputs = createSealedInputs(dependencies.database, dependencies.vault);
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
