import type { ExpireActivation, ExpireActivationInput } from '../../contracts/activation.ts';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createStepAudit } from '../audit/step-audit.ts';

/** What operators order of running workflows. */
export function createOperationsActivities(dependencies: ActivityDependencies) {
  const inputs = createSealedInputRepository(dependencies.database, dependencies.vault);
  const audit = createStepAudit(dependencies);

  return {
    /** Writes down who ended an activation and why, once. @throws INPUT_GONE */
    async recordExpiry(command: ExpireActivation & { activationId: string }): Promise<void> {
      const { inputId, requestedBy: actor } = command;
      const { reason } = await inputs.open<ExpireActivationInput>(inputId);
      await audit.record({ action: 'activation.expire', inputIds: [inputId], actor, reason }, 'ACCEPTED');
    },
  };
}
