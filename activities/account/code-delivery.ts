import type { ContactChannel, ContactInput } from '../../domain/contact.ts';
import { policy } from '../../domain/policy.ts';
import { DeliveryError } from '../../messaging/delivery-error.ts';
import { createMessageSender } from '../delivery/message-sender.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { describeError } from '../failures/describe-error.ts';
import { codeMessage } from './code-message.ts';

export interface CodeDeliveryDependencies extends Pick<
  ActivityDependencies,
  'clock' | 'log' | 'mailer' | 'sms' | 'brand'
> {
  readonly repositories: Pick<ActivityDependencies['repositories'], 'addressHealth'>;
}

/** Who has to look into it when a code is not accepted. */
const relayComponent = { email: 'relay', phone: 'gateway' } as const satisfies Record<ContactChannel, string>;

/**
 * Hands a code over within a deadline. What the relay says of the address and its domain counts as for any other
 * message, but a code is never held back: it is worth nothing later.
 *
 * @throws DeliveryError
 */
export function createCodeDelivery(
  dependencies: CodeDeliveryDependencies,
  deadlineMs: number = policy.otp.sendMs,
) {
  const { repositories, clock, log } = dependencies;
  const { addressHealth } = repositories;
  const post = createMessageSender(dependencies);

  async function noteFailure(
    contact: ContactInput,
    key: string,
    claimedAt: Date,
    { kind, about, reason }: DeliveryError,
  ) {
    const now = clock();
    if (about === 'domain')
      await addressHealth.noteComplaint({ address: contact.address, claimedAt, reason, now });
    if (kind === 'permanent' && about === 'address')
      await addressHealth.noteRefused({ ...contact, key, reason }, now);
  }

  /** Whether the code arrives matters more than what is learnt from it. */
  const bestEffort = (noting: Promise<void>): Promise<void> =>
    noting.catch((error: unknown) =>
      log.warn({ error: describeError(error) }, 'what a relay replied was not written down'),
    );

  return async (code: Parameters<typeof codeMessage>[0]): Promise<void> => {
    const { channel, address, challengeId } = code;
    const claimedAt = clock();
    try {
      await post.send({ ...codeMessage(code), deadlineMs });
    } catch (error) {
      const failure = error instanceof DeliveryError ? error : new DeliveryError('transient', 'INTERNAL');
      const { kind, reason } = failure;
      const component = reason === 'INTERNAL' ? 'worker' : relayComponent[channel];
      log.warn({ component, channel, challengeId, kind, reason }, 'a code could not be sent');
      await bestEffort(noteFailure({ channel, address }, `code-${challengeId}`, claimedAt, failure));
      throw failure;
    }
    await bestEffort(addressHealth.noteWorks({ channel, address }));
  };
}
