import type { Readable } from 'node:stream';
import { type ClaimedMessage, createOutboxRepository } from '../db/repositories/outbox-repository.ts';
import { policy } from '../domain/policy.ts';
import { DeliveryError } from '../messaging/delivery-error.ts';
import type { Message } from '../messaging/templates/index.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { withHeartbeat } from './heartbeat.ts';
import { createPost } from './post.ts';

export interface Delivered {
  readonly sent: number;
  /** When there is something to send again, ms from now; 0 for at once, absent when nothing waits. */
  readonly nextDueInMs?: number;
}

interface Attachment {
  readonly fileName: string;
  readonly content: Readable;
}

export function createOutboxActivities(dependencies: ActivityDependencies) {
  const { database, vault, files, clock, log } = dependencies;
  const outbox = createOutboxRepository(database, vault);
  const post = createPost(dependencies);

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

  /** Hands one message over and answers why it was not, if it was not. */
  async function handOver(claimed: ClaimedMessage): Promise<DeliveryError | undefined> {
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

  /** Tried again only when it is certain that nothing was accepted; a hand-over in doubt waits for an operator. */
  async function settle({ id, tries }: ClaimedMessage, { kind, reason }: DeliveryError): Promise<void> {
    log.warn({ outboxId: id, kind, reason }, 'a message was not delivered');
    if (kind === 'unknown') return outbox.markUnknown(id, reason);
    if (kind === 'permanent' || tries >= policy.mail.triesAtMost) return outbox.markFailed(id, reason);
    const waitMs = Math.min(policy.mail.firstRetryMs * 2 ** tries, policy.mail.lastRetryMs);
    return outbox.postpone(id, new Date(clock().getTime() + waitMs), reason);
  }

  return {
    /** Sends a batch of what is due, oldest first, and says when to come back. */
    deliverDue(): Promise<Delivered> {
      return withHeartbeat(async (signal) => {
        await outbox.markAbandoned(clock(), policy.mail.abandonedAfterMs);
        let sent = 0;
        for (let taken = 0; taken < policy.mail.batch && !signal.aborted; taken += 1) {
          // One at a time: should this process die, no more than one hand-over is in doubt.
          const [claimed] = await outbox.claimDue({ limit: 1, now: clock() });
          if (!claimed) break;
          const failure = await handOver(claimed);
          // Should the next line fail, the message stays claimed and ends UNKNOWN: it is never sent again by itself.
          await (failure ? settle(claimed, failure) : outbox.markSent(claimed.id, clock()));
          if (!failure) sent += 1;
        }
        const next = await outbox.nextDueAt();
        return { sent, ...(next && { nextDueInMs: Math.max(0, next.getTime() - clock().getTime()) }) };
      });
    },
  };
}

/** The cause of a message is its identity: a second copy can be told for one. */
function messageIdOf(dedupeKey: string): string {
  return dedupeKey.replaceAll(':', '.');
}
