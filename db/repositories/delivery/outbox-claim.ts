import type { InferEntity } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { messagePriorities } from '../../../domain/delivery/message-priority.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import { OutboxMessage } from '../../entities/outbox-message.ts';
import { retryAfterMs, lockRelay, reserveSend } from './outbox-relay.ts';

export type OutboxRow = InferEntity<typeof OutboxMessage>;

export interface ClaimRequest {
  readonly channel: ContactChannel;
  /** Leaves alone what a run has written. */
  readonly urgentOnly?: boolean;
  /** The relay's pace, over all processes. */
  readonly perMinute: number;
  readonly now: Date;
}

/** A message, or how long the relay is to be left alone although one is due; neither when none is due. */
export interface ClaimedRow {
  readonly row?: OutboxRow;
  readonly heldMs?: number;
  readonly relayInTrouble?: boolean;
}

const inOrder = { priority: 'asc', nextTryAt: 'asc', id: 'asc' } as const;

function dueMessages({ channel, urgentOnly = false, now }: ClaimRequest) {
  return {
    state: 'PENDING' as const,
    channel,
    ...(urgentOnly && { priority: messagePriorities.urgent }),
    nextTryAt: { $lte: now },
  };
}

/**
 * Takes the first message that is due, if the relay may have one now; to be called within a transaction. Who finds
 * nothing locks nothing.
 */
export async function claimRow(em: SqlEntityManager, request: ClaimRequest): Promise<ClaimedRow> {
  const { channel, now, perMinute } = request;
  const due = dueMessages(request);
  const first = { orderBy: inOrder, limit: 1, disableIdentityMap: true };
  const [row] = await em.find(OutboxMessage, due, first);
  if (!row) return {};
  const relay = await lockRelay(em, channel, now);
  const held = retryAfterMs(relay, now);
  if (held > 0) return { heldMs: held };
  const sending = { state: 'SENDING' as const, claimedAt: now, tries: raw<number>('tries + 1') };
  // Another process was first; there may be another message.
  if ((await em.nativeUpdate(OutboxMessage, { id: row.id, ...due }, sending)) === 0) return { heldMs: 0 };
  await reserveSend(em, relay, now, perMinute);
  return { row, relayInTrouble: relay.failuresInRow > 0 };
}
