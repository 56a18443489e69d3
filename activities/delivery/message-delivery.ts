import type { Readable } from 'node:stream';
import type { ClaimedMessage } from '../../db/repositories/delivery/claimed-message.ts';
import type { createOutboxRepository } from '../../db/repositories/delivery/outbox-repository.ts';
import { policy } from '../../domain/policy.ts';
import { DeliveryError } from '../../messaging/delivery-error.ts';
import type { Message } from '../../messaging/templates/index.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createMessageSender } from './message-sender.ts';

interface Attachment {
  readonly fileName: string;
  readonly content: Readable;
}

type Outbox = ReturnType<typeof createOutboxRepository>;

/** Hands one claimed message over and writes down what became of it; true when it was accepted. */
export function createMessageDelivery(
  dependencies: ActivityDependencies,
  outbox: Outbox,
): (claimed: ClaimedMessage) => Promise<boolean> {
  const { files, clock, log } = dependencies;
  const post = createMessageSender(dependencies);

  async function attachmentsOf(claimed: ClaimedMessage): Promise<Attachment[]> {
    const attachments: Attachment[] = [];
    try {
      for (const { fileName, storageKey } of claimed.files) {
        attachments.push({ fileName, content: (await files.open(storageKey)).stream });
      }
      return attachments;
    } catch (error) {
      for (const { content } of attachments) content.destroy();
      throw error;
    }
  }

  /** Answers why it was not accepted, if it was not. */
  async function send(claimed: ClaimedMessage): Promise<DeliveryError | undefined> {
    const { channel, address, dedupeKey, template, locale, data } = claimed;
    try {
      const message = { template, locale, data } as Message;
      const attachments = await attachmentsOf(claimed);
      await post.send({ channel, address, message, messageId: messageIdOf(dedupeKey), attachments });
      return undefined;
    } catch (error) {
      return error instanceof DeliveryError ? error : new DeliveryError('transient', 'INTERNAL');
    }
  }

  /** Counts a relay failure and returns whether the relay is now blocked. Only the failure that blocks it is logged. */
  async function countRelayFailure({ channel }: ClaimedMessage, { reason }: DeliveryError): Promise<boolean> {
    const { blocked, justNow } = await outbox.countRelayFailure({ channel, reason, now: clock() });
    if (justNow) log.fatal({ relay: channel, code: reason }, 'delivery is blocked');
    return blocked;
  }

  async function relayWorks(claimed: ClaimedMessage): Promise<void> {
    if (await outbox.noteRelayWorks(claimed, clock()))
      log.info({ relay: claimed.channel }, 'delivery goes on');
  }

  /** Tried again only when it is certain that nothing was accepted; a hand-over in doubt waits for an operator. */
  async function recordDeliveryOutcome(
    claimed: ClaimedMessage,
    { kind, reason, about }: DeliveryError,
    keepsAttempt: boolean,
  ) {
    const { id, tries } = claimed;
    if (kind === 'unknown') return outbox.markUnknown(id, reason);
    if (kind === 'permanent' && about === 'recipient') return outbox.markRefused(claimed, reason, clock());
    if (kind === 'permanent' || (tries >= policy.mail.maxDeliveryAttempts && !keepsAttempt))
      return outbox.markFailed(id, reason);
    const { firstRetryMs, lastRetryMs } = policy.mail;
    const waitMs = keepsAttempt ? firstRetryMs : Math.min(firstRetryMs * 2 ** tries, lastRetryMs);
    return outbox.postpone(id, new Date(clock().getTime() + waitMs), reason, keepsAttempt);
  }

  return async (claimed) => {
    const failure = await send(claimed);
    if (!failure) {
      // Should this fail, the message stays claimed and ends UNKNOWN: it is never sent again by itself.
      await outbox.markSent(claimed, clock());
      await relayWorks(claimed);
      return true;
    }
    const { kind, reason, about } = failure;
    log.warn({ outboxId: claimed.id, kind, reason }, 'a message was not delivered');
    const blocked = about === 'relay' && (await countRelayFailure(claimed, failure));
    await recordDeliveryOutcome(claimed, failure, blocked);
    // A relay that puts off or refuses one address is well.
    if (about === 'recipient') await relayWorks(claimed);
    return false;
  };
}

/** The cause of a message is its identity: a second copy can be told for one. */
function messageIdOf(dedupeKey: string): string {
  return dedupeKey.replaceAll(':', '.');
}
