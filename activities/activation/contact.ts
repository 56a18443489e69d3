import type { CodeInput } from '../../contracts/account.ts';
import { createOtpRepository } from '../../db/repositories/account/otp-repository.ts';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import { type CodeSendRequest, type CodeSent, createCodeSender } from '../account/code-sender.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createStepAudit } from '../audit/step-audit.ts';

export type { CodeSent } from '../account/code-sender.ts';

export function createContactActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock } = dependencies;
  const codes = createOtpRepository(database, vault);
  const inputs = createSealedInputRepository(database, vault);
  const sendCode = createCodeSender(dependencies);
  const audit = createStepAudit(dependencies);

  return {
    /** @throws CODE_RESEND_TOO_SOON, CODE_LIMIT_REACHED, CODE_NOT_SENT, FLOW_LOCKED */
    sendActivationCode(
      step: Pick<CodeSendRequest, 'challengeId' | 'inputId' | 'locale'> & { activationId: string },
    ): Promise<CodeSent> {
      const { activationId: flowId, ...order } = step;
      return sendCode({ purpose: 'activation', flowId, ...order });
    },

    /** @throws CODE_WRONG, CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED */
    async confirmActivationCode({
      activationId: flowId,
      inputId,
    }: {
      activationId: string;
      inputId: string;
    }): Promise<void> {
      const { code } = await inputs.open<CodeInput>(inputId);
      const record = await audit.accepted({
        action: 'activation.confirm-code',
        inputIds: [inputId],
        target: `activation:${flowId}`,
      });
      await codes.consume({ purpose: 'activation', flowId, inputId, code, now: clock(), record });
    },
  };
}
