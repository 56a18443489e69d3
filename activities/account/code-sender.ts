import { type ContactInput, type ContactChannel, maskAddress } from '../../domain/contact.ts';
import type { Locale } from '../../domain/locale.ts';
import type { OtpPurpose } from '../../db/repositories/account/otp-issue.ts';
import { BusinessError } from '../../domain/errors.ts';
import { DeliveryError } from '../../messaging/delivery-error.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { type CodeDeliveryDependencies, createCodeDelivery } from './code-delivery.ts';

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

type CodeSenderDependencies = Omit<CodeDeliveryDependencies, 'repositories'> &
  Pick<ActivityDependencies, 'repositories'>;

/**
 * Sends a code to an address that a person typed; the same answer whether or not it is bound elsewhere.
 *
 * @throws BusinessError CODE_RESEND_TOO_SOON, CODE_LIMIT_REACHED, CODE_NOT_SENT, FLOW_LOCKED, INPUT_GONE
 */
export function createCodeSender(
  dependencies: CodeSenderDependencies,
  deadlineMs?: number,
): (request: CodeSendRequest) => Promise<CodeSent> {
  const { repositories, clock } = dependencies;
  const { codeIssuer: codes, sealedInputs: inputs } = repositories;
  const deliverCode = createCodeDelivery(dependencies, deadlineMs);

  return async ({ challengeId, purpose, flowId, inputId, locale }) => {
    const { channel, address } = await inputs.open<ContactInput>(inputId);
    const request = { challengeId, purpose, flowId, channel, address, now: clock() };
    const { code, resendAfter, issuedBy } = await codes.issue(request);
    try {
      await deliverCode({ channel, address, locale, purpose, code, challengeId });
    } catch (error) {
      // In doubt it may arrive, and has to be good then.
      if (!(error instanceof DeliveryError && error.kind === 'unknown')) {
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
