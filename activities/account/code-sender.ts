import { type ContactInput, type ContactChannel, maskAddress } from '../../domain/contact.ts';
import type { Locale } from '../../domain/locale.ts';
import type { OtpPurpose } from '../../db/repositories/account/otp-issue.ts';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import { DeliveryError } from '../../messaging/delivery-error.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createMessageSender } from '../delivery/message-sender.ts';
import { codeMessage } from './code-message.ts';

/** A code is on its way: where to, masked, and from when on another may be asked for (ISO 8601, UTC). */
export interface CodeSent {
  readonly to: { readonly channel: ContactChannel; readonly maskedAddress: string };
  readonly resendAfter: string;
  /** The sealed address, for when it is proved. */
  readonly contactInputId: string;
}

export interface CodeSendRequest {
  /** Made by the workflow: a retried activity sends the same code of the same challenge. */
  readonly challengeId: string;
  readonly purpose: OtpPurpose;
  readonly flowId: string;
  /** The sealed address. */
  readonly inputId: string;
  readonly locale: Locale;
}

type CodeSenderDependencies = Pick<
  ActivityDependencies,
  'repositories' | 'clock' | 'log' | 'mailer' | 'sms' | 'brand'
>;

const unexpected = { kind: 'transient', reason: 'INTERNAL' } as const;

/**
 * Sends a code to an address that a person typed; the same answer whether or not it is bound elsewhere.
 *
 * @throws BusinessError CODE_RESEND_TOO_SOON, CODE_LIMIT_REACHED, CODE_NOT_SENT, FLOW_LOCKED, INPUT_GONE
 */
export function createCodeSender(
  dependencies: CodeSenderDependencies,
  deadlineMs: number = policy.otp.sendMs,
): (request: CodeSendRequest) => Promise<CodeSent> {
  const { repositories, clock, log } = dependencies;
  const { codeIssuer: codes, sealedInputs: inputs } = repositories;
  const post = createMessageSender(dependencies);

  return async ({ challengeId, purpose, flowId, inputId, locale }) => {
    const { channel, address } = await inputs.open<ContactInput>(inputId);
    const request = { challengeId, purpose, flowId, channel, address, now: clock() };
    const { code, resendAfter, issuedBy } = await codes.issue(request);
    try {
      const message = codeMessage({ channel, address, locale, purpose, code, challengeId });
      await post.send({ ...message, deadlineMs });
    } catch (error) {
      const { kind, reason } = error instanceof DeliveryError ? error : unexpected;
      log.warn({ flowId, channel, challengeId, kind, reason }, 'a code could not be sent');
      // In doubt it may arrive, and has to be good then.
      if (kind !== 'unknown') {
        if (issuedBy) await codes.discard(challengeId, issuedBy);
        throw new BusinessError('CODE_NOT_SENT');
      }
    }
    return {
      to: { channel, maskedAddress: maskAddress(channel, address) },
      resendAfter: resendAfter.toISOString(),
      contactInputId: inputId,
    };
  };
}
