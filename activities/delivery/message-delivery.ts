import type { Readable } from 'node:stream';
import type { ClaimedMessage } from '../../db/repositories/delivery/outbox-claim.ts';
import { policy } from '../../domain/policy.ts';
import { BusinessError } from '../../domain/errors.ts';
import { DeliveryError, type FailureSubject } from '../../messaging/delivery-error.ts';
import type { Message } from '../../messaging/templates/index.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { openVerified } from '../../storage/open-verified.ts';
import { infrastructureErrorCode } from '../failures/infrastructure-error-code.ts';
import { createMessageSender } from './message-sender.ts';

interface Attachment {
  readonly fileName: string;
  readonly content: Readable;
  readonly bytes: number;
}

type Repositories = Pick<ActivityDependencies['repositories'], 'outbox' | 'addressHealth'>;

interface DeliveryDependencies extends Pick<
  ActivityDependencies,
  'files' | 'clock' | 'log' | 'mailer' | 'sms' | 'brand'
> {
  readonly repositories: Repositories;
}

/** Hands one claimed message over and writes down what became of it; true when it was accepted. */
export function createMessageDelivery(
  dependencies: DeliveryDependencies,
): (claimed: ClaimedMessage) => Promise<boolean> {
  const { files, clock, log, repositories } = dependencies;
  const { outbox, addressHealth } = repositories;
  const post = createMessageSender(dependencies);

  /** Opens a message's files. `onFailure` hears of a file that breaks off while it is being sent. */
  async function openAttachments(
    { files: attached }: ClaimedMessage,
    opened: Attachment[],
    onFailure: (error: Error) => void,
  ): Promise<void> {
    for (const file of attached) {
      const content = await openVerified({ files, log }, file);
      content.on('error', onFailure);
      opened.push({ fileName: file.fileName, content, bytes: file.bytes });
    }
  }

  /** Answers why it was not accepted, if it was not. */
  async function send(claimed: ClaimedMessage): Promise<DeliveryError | undefined> {
    const { channel, address, dedupeKey, template, locale, data } = claimed;
    const attachments: Attachment[] = [];
    let storageError: unknown;
    try {
      await openAttachments(claimed, attachments, (error) => (storageError ??= error));
      const message = { template, locale, data } as Message;
      await post.send({ channel, address, message, messageId: messageIdOf(dedupeKey), attachments });
      return undefined;
    } catch (error) {
      return failureOf(error, storageError);
    } finally {
      for (const { content } of attachments) content.destroy();
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
    relayBlocked: boolean,
  ): Promise<void> {
    const { id, tries } = claimed;
    const now = clock();
    if (kind === 'unknown') return outbox.markUnknown(id, reason);
    if (kind === 'too-large' && claimed.files.length > 0)
      return outbox.replaceFilesByLink(claimed, reason, now);
    if (kind === 'permanent' && about === 'address') return outbox.markRefused(claimed, reason, now);
    if (about === 'domain') await addressHealth.noteComplaint({ ...claimed, reason, now });
    const keepsAttempt = relayBlocked || about === 'storage' || about === 'domain';
    const givenUp = keepsAttempt
      ? about === 'domain' && now.getTime() - claimed.createdAt.getTime() > policy.mail.giveUpAfterMs
      : tries >= policy.mail.maxDeliveryAttempts;
    if (kind !== 'transient' || givenUp) return outbox.markFailed(id, reason);
    const nextTryAt = new Date(now.getTime() + retryWaitMs(about, tries, relayBlocked));
    return outbox.postpone(id, nextTryAt, reason, keepsAttempt);
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
    // A relay that puts off or refuses one recipient is well.
    if (about === 'recipient' || about === 'address' || about === 'domain') await relayWorks(claimed);
    return false;
  };
}

function retryWaitMs(about: FailureSubject, tries: number, relayBlocked: boolean): number {
  const { firstRetryMs, lastRetryMs, storageRetryMs } = policy.mail;
  if (about === 'storage') return storageRetryMs;
  return relayBlocked || about === 'domain' ? firstRetryMs : Math.min(firstRetryMs * 2 ** tries, lastRetryMs);
}

/**
 * Whether the relay, the file store or our own code failed. A store that is unavailable costs no message an attempt; a
 * single file that is missing does (`FILE_MISSING`).
 *
 * @param storageError of a file that broke off meanwhile
 */
function failureOf(error: unknown, storageError: unknown): DeliveryError {
  if (error instanceof DeliveryError && (error.kind === 'unknown' || !storageError)) return error;
  const cause = storageError ?? error;
  const broken = storageError !== undefined && !(storageError instanceof BusinessError);
  if (broken || infrastructureErrorCode(cause))
    return new DeliveryError('transient', 'STORAGE_FAILED', 'storage');
  const reason = cause instanceof BusinessError ? String(cause.details['reason'] ?? cause.code) : 'INTERNAL';
  return new DeliveryError('transient', reason);
}

/** The cause of a message is its identity: a second copy can be told for one. */
function messageIdOf(dedupeKey: string): string {
  return dedupeKey.replaceAll(':', '.');
}
