import type { AgreementStep, VerifiedSubject } from '../../contracts/activation.ts';
import type { OriginInput } from '../../contracts/sealed-inputs.ts';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import { createTermsRepository } from '../../db/repositories/account/terms-repository.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createStepAudit } from '../audit/step-audit.ts';

export function createAgreementActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock } = dependencies;
  const audit = createStepAudit(dependencies);
  const terms = createTermsRepository(database);
  const inputs = createSealedInputRepository(database, vault);

  return {
    /** Keeps who agreed to which text, when and from where. @throws TERMS_OUTDATED when it is not the newest text */
    async recordAgreement(
      agreement: AgreementStep & VerifiedSubject & { activationId: string },
    ): Promise<void> {
      const { inputId, ...accepted } = agreement;
      const origin = await inputs.open<OriginInput>(inputId);
      const record = await audit.accepted({
        action: 'activation.agree',
        inputIds: [inputId],
        target: `${accepted.subjectType}:${accepted.subjectId}`,
        detail: { version: accepted.version },
      });
      await terms.accept({ ...accepted, ...origin, now: clock(), record });
    },

    /** @throws TERMS_OUTDATED when a newer text was published since */
    async requireCurrentAgreement({ activationId }: { activationId: string }): Promise<void> {
      await terms.requireCurrent(activationId, clock());
    },
  };
}
