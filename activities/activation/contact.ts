import type { CodeInput } from '../../contracts/account.ts';
import { type CodeSendRequest, type CodeSent, createCodeSender } from '../account/code-sender.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createAudited } from '../audit/audited.ts';

export type { CodeSent } from '../account/code-sender.ts';

export function createContactActivities(dependencies: ActivityDependencies) {
  const { repositories, clock } = dependencies;
  const { codeVerifier: codes, sealedInputs: inputs } = repositories;
  const sendCode = createCodeSender(dependencies);
  const { audited } = createAudited(dependencies);

  return {
    /** @throws CODE_RESEND_TOO_SOON, CODE_LIMIT_REACHED, CODE_NOT_SENT, FLOW_LOCKED */
    sendActivationCode: audited(
      { action: 'activation.send-code', flow: 'activation', audit: 'both' },
      ({
        activationId: flowId,
        ...request
      }: Pick<CodeSendRequest, 'challengeId' | 'inputId' | 'locale'> & {
        activationId: string;
      }): Promise<CodeSent> => sendCode({ purpose: 'activation', flowId, ...request }),
    ),

    /** @throws CODE_WRONG, CODE_EXPIRED, CODE_TRIES_EXHAUSTED, FLOW_LOCKED */
    confirmActivationCode: audited(
      { action: 'activation.confirm-code', flow: 'activation', audit: 'refusals-only' },
      async (step: { activationId: string; inputId: string }, accepted): Promise<void> => {
        const { activationId: flowId, inputId } = step;
        const { code } = await inputs.open<CodeInput>(inputId);
        const record = accepted.recording({});
        await codes.consume({ purpose: 'activation', flowId, inputId, code, now: clock(), record });
      },
    ),
  };
}
