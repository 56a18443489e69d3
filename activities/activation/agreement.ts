import type { AgreementStep, VerifiedSubject } from '../../contracts/activation.ts';
import type { OriginInput } from '../../contracts/sealed-inputs.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createAudited, unaudited } from '../audit/audited.ts';

export function createAgreementActivities(dependencies: ActivityDependencies) {
  const { repositories, clock } = dependencies;
  const { terms, sealedInputs: inputs } = repositories;
  const { audited } = createAudited(dependencies);

  return {
    /** Keeps who agreed to which text, when and from where. @throws TERMS_OUTDATED when it is not the newest text */
    recordAgreement: audited(
      { action: 'activation.agree', flow: 'activation', audit: 'refusals-only' },
      async (agreement: AgreementStep & VerifiedSubject & { activationId: string }, audit): Promise<void> => {
        const { inputId, ...accepted } = agreement;
        const origin = await inputs.open<OriginInput>(inputId);
        const record = audit.recording({
          target: `${accepted.subjectType}:${accepted.subjectId}`,
          detail: { version: accepted.version },
        });
        await terms.accept({ ...accepted, ...origin, now: clock(), record });
      },
    ),

    /** @throws TERMS_OUTDATED when a newer text was published since */
    requireCurrentAgreement: unaudited(
      'only reads; the account is created after it, which is audited',
      async ({ activationId }: { activationId: string }): Promise<void> =>
        terms.requireCurrent(activationId, clock()),
    ),
  };
}
