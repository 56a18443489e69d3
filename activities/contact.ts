import type { CodeInput, ContactInput, Locale } from '../contracts/activation.ts';
import { createOtpRepository } from '../db/repositories/otp-repository.ts';
import { createSealedInputRepository } from '../db/repositories/sealed-input-repository.ts';
import { BusinessError } from '../domain/errors.ts';
import { policy } from '../domain/policy.ts';
import { type ContactChannel, maskAddress } from '../domain/recipients.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { createPost } from './post.ts';
import { createStepAudit } from './step-audit.ts';

/** A code is on its way: where to, masked, and from when on another may be asked for (ISO 8601, UTC). */
export interface CodeSent {
  readonly to: { readonly channel: ContactChannel; readonly maskedAddress: string };
  readonly resendAfter: string;
  /** The sealed address, for when it is proved. */
  readonly contactInputId: string;
}

export function createContactActivities(dependencies: ActivityDependencies) {
  const { database, vault, clock, log } = dependencies;
  const codes = createOtpRepository(database, vault);
  const inputs = createSealedInputRepository(database, vault);
  const post = createPost(dependencies);
  const audit = createStepAudit(dependencies);

  return {
    /** Sends a code to the address; the same answer whether or not it is bound elsewhere. @throws CODE_RESEND_TOO_SOON */
    async sendActivationCode(step: {
      activationId: string;
      inputId: string;
      locale: Locale;
    }): Promise<CodeSent> {
      const { activationId: flowId, inputId, locale } = step;
      const { channel, address } = await inputs.open<ContactInput>(inputId);
      const now = clock();
      const { challengeId, code } = await codes.issue({
        purpose: 'activation',
        flowId,
        channel,
        address,
        now,
      });
      try {
        await post.sendCode({ channel, address, locale, code, challengeId });
      } catch {
        log.warn({ flowId, channel }, 'a code could not be sent');
        await codes.discard(challengeId);
        throw new BusinessError('CODE_NOT_SENT');
      }
      return {
        to: { channel, maskedAddress: maskAddress(channel, address) },
        resendAfter: new Date(now.getTime() + policy.otp.resendAfterMs).toISOString(),
        contactInputId: inputId,
      };
    },

    /** @throws CODE_WRONG, CODE_EXPIRED, CODE_TRIES_EXHAUSTED */
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
      await codes.consume({ purpose: 'activation', flowId, code, now: clock(), record });
    },
  };
}
