import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { messagePriorities } from '../../../domain/delivery/message-priority.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import { OutboxMessage, type OutboxState } from '../../entities/outbox-message.ts';
import { Relay } from '../../entities/relay.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { insertOutboxMessages } from './insert-outbox-messages.ts';
import type { NewOutboxMessage } from './new-outbox-message.ts';
import { noteAddressRefused, noteAddressWorks } from './address-health.ts';
import {
  type ClaimedMessage,
  claimRow,
  type ClaimRequest,
  openClaimedMessage,
  type OutboxRow,
} from './outbox-claim.ts';
import { countRelayFailure, retryAfterMs, noteRelayWorks, type RelayFailure } from './outbox-relay.ts';

export interface Claim {
  readonly message?: ClaimedMessage;
  /** One is due, and the relay is to be left alone for so long, ms. */
  readonly retryAfterMs?: number;
}

type Addressed = Pick<ClaimedMessage, 'id' | 'channel' | 'address'>;

/** Messages to be sent: each is claimed before its first byte leaves, so that a crash can't send it twice unseen. */
export function createOutboxRepository(database: Database, vault: Vault) {
  /** Moves a message on, if it is in one of the states `from`. */
  async function move(
    em: SqlEntityManager,
    id: number,
    from: readonly OutboxState[],
    to: Partial<OutboxRow>,
  ): Promise<void> {
    await em.nativeUpdate(OutboxMessage, { id, state: { $in: [...from] } }, to);
  }

  return {
    enqueue: (messages: readonly NewOutboxMessage[], now: Date): Promise<void> =>
      inTransaction(database, (em) => insertOutboxMessages(em, vault, messages, now)),

    /**
     * Takes one message that is due, what a person waits for first, the longest due first. It is given to one claimer
     * only, and none is given while the relay's pace or a block holds it back.
     */
    async claimNext(request: ClaimRequest): Promise<Claim> {
      const claimed = await inTransaction(database, (em) => claimRow(em, vault, request));
      const { row, heldMs: held, relayInTrouble = false } = claimed;
      if (!row) return held === undefined ? {} : { retryAfterMs: held };
      const message = await openClaimedMessage(database.em(), vault, row);
      return { message: { ...message, claimedAt: request.now, relayInTrouble } };
    },

    /** It was accepted; an address that had been refused is good again. */
    markSent: (message: Addressed, now: Date): Promise<void> =>
      inTransaction(database, async (em) => {
        const sent = { state: 'SENT' as const, sentAt: now, errorCode: null };
        await move(em, message.id, ['SENDING', 'UNKNOWN'], sent);
        await noteAddressWorks(em, vault, message);
      }),

    /** It was not accepted, but may be later. When the relay was to blame, the message keeps its try. */
    postpone: (id: number, nextTryAt: Date, errorCode: string, keepsTry = false): Promise<void> =>
      move(database.em(), id, ['SENDING'], {
        ...{ state: 'PENDING' as const, nextTryAt, errorCode },
        ...(keepsTry && { tries: raw<number>('tries - 1') }),
      }),

    /** It was refused for good. */
    markFailed: (id: number, errorCode: string): Promise<void> =>
      move(database.em(), id, ['SENDING'], { state: 'FAILED', errorCode }),

    /** It was refused because its address does not exist: evidence against the address, if it still is somebody's. */
    markRefused: (
      message: Addressed & Pick<ClaimedMessage, 'dedupeKey'>,
      errorCode: string,
      now: Date,
    ): Promise<void> =>
      inTransaction(database, async (em) => {
        await move(em, message.id, ['SENDING'], { state: 'FAILED', errorCode });
        const { channel, address, dedupeKey: key } = message;
        await noteAddressRefused(em, vault, { channel, address, key, reason: errorCode }, now);
      }),

    /** It is too large with its files: it goes out at once with a link to them instead, and keeps its try. */
    replaceFilesByLink: ({ id, data }: ClaimedMessage, errorCode: string, now: Date): Promise<void> =>
      move(database.em(), id, ['SENDING'], {
        ...{ state: 'PENDING' as const, nextTryAt: now, errorCode, statementFileIds: [] },
        data: { ...(data as object), delivery: 'link' },
        tries: raw<number>('tries - 1'),
      }),

    /** It may or may not have been accepted: only a person decides to send it again. */
    markUnknown: (id: number, errorCode: string): Promise<void> =>
      move(database.em(), id, ['SENDING'], { state: 'UNKNOWN', errorCode }),

    /** What was claimed more than `olderThanMs` ago and never heard of again becomes UNKNOWN; answers how many. */
    markAbandoned(now: Date, olderThanMs: number): Promise<number> {
      const claimedAt = { $lt: new Date(now.getTime() - olderThanMs) };
      const unknown = { state: 'UNKNOWN' as const, errorCode: 'ABANDONED' };
      return database.em().nativeUpdate(OutboxMessage, { state: 'SENDING', claimedAt }, unknown);
    },

    /** Counts a failure of the relay itself: is it blocked, and was it this failure that did it? */
    countRelayFailure: (failure: RelayFailure): Promise<{ blocked: boolean; justNow: boolean }> =>
      inTransaction(database, (em) => countRelayFailure(em, vault, failure)),

    /** The relay has done its work for a message; true when that ends a block. */
    noteRelayWorks: async (message: ClaimedMessage, now: Date): Promise<boolean> =>
      message.relayInTrouble && noteRelayWorks(database.em(), { ...message, now }),

    /** In how many ms a message can be handed over, 0 for at once; undefined when none waits. */
    async nextTurnInMs(now: Date): Promise<number | undefined> {
      const em = database.em();
      const relays = await em.find(Relay, {});
      const waits: number[] = [];
      for (const channel of ['email', 'phone'] as const) {
        const due = await earliestDue(em, channel);
        const relay = relays.find((each) => each.channel === channel);
        if (due) waits.push(Math.max(due.getTime() - now.getTime(), relay ? retryAfterMs(relay, now) : 0, 0));
      }
      return waits.length > 0 ? Math.min(...waits) : undefined;
    },
  };
}

/** By priority apart, as the index has them. */
async function earliestDue(em: SqlEntityManager, channel: ContactChannel): Promise<Date | undefined> {
  const found: Date[] = [];
  for (const priority of Object.values(messagePriorities)) {
    const waiting = { state: 'PENDING' as const, channel, priority };
    const first = { orderBy: { nextTryAt: 'asc' }, limit: 1, fields: ['nextTryAt'] } as const;
    const [next] = await em.find(OutboxMessage, waiting, first);
    if (next) found.push(next.nextTryAt);
  }
  return found.sort((one, other) => one.getTime() - other.getTime())[0];
}
