import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import type { InferEntity } from '@mikro-orm/core';
import type { Locale } from '../../contracts/activation.ts';
import type { ContactChannel } from '../../domain/recipients.ts';
import { OutboxMessage, type OutboxState } from '../entities/outbox-message.ts';
import { StatementFile } from '../entities/statement-file.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { insertOutboxMessages } from './insert-outbox-messages.ts';
import type { NewOutboxMessage } from './new-outbox-message.ts';

interface AttachedFile {
  readonly fileName: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A message this process, and no other, is to send now. */
export interface ClaimedMessage {
  readonly id: number;
  readonly dedupeKey: string;
  readonly channel: ContactChannel;
  readonly address: string;
  readonly locale: Locale;
  readonly template: string;
  readonly data: unknown;
  readonly files: readonly AttachedFile[];
  /** How often it has been claimed, this time included. */
  readonly tries: number;
  readonly createdAt: Date;
}

type Message = InferEntity<typeof OutboxMessage>;

/** Messages to be sent: each is claimed before its first byte leaves, so that a crash can't send it twice unseen. */
export function createOutboxRepository(database: Database, vault: Vault) {
  /** Moves a message on, if it is in one of the states `from`. */
  async function move(id: number, from: readonly OutboxState[], to: Partial<Message>): Promise<void> {
    await database.em().nativeUpdate(OutboxMessage, { id, state: { $in: [...from] } }, to);
  }

  return {
    enqueue: (messages: readonly NewOutboxMessage[], now: Date): Promise<void> =>
      inTransaction(database, (em) => insertOutboxMessages(em, vault, messages, now)),

    /** Takes up to `limit` messages that are due, the longest due first. Each is given to one claimer only. */
    async claimDue({ limit, now }: { limit: number; now: Date }): Promise<ClaimedMessage[]> {
      const claimed = await inTransaction(database, (em) => claimMessages(em, limit, now));
      const em = database.em();
      return Promise.all(claimed.map((message) => openMessage(em, vault, message)));
    },

    markSent: (id: number, now: Date) =>
      move(id, ['SENDING', 'UNKNOWN'], { state: 'SENT', sentAt: now, errorCode: null }),

    /** It was not accepted, but may be later. */
    postpone: (id: number, nextTryAt: Date, errorCode: string) =>
      move(id, ['SENDING'], { state: 'PENDING', nextTryAt, errorCode }),

    /** It was refused for good. */
    markFailed: (id: number, errorCode: string) => move(id, ['SENDING'], { state: 'FAILED', errorCode }),

    /** It may or may not have been accepted: only a person decides to send it again. */
    markUnknown: (id: number, errorCode: string) => move(id, ['SENDING'], { state: 'UNKNOWN', errorCode }),

    /** What was claimed more than `olderThanMs` ago and never heard of again becomes UNKNOWN; answers how many. */
    markAbandoned(now: Date, olderThanMs: number): Promise<number> {
      const claimedAt = { $lt: new Date(now.getTime() - olderThanMs) };
      const unknown = { state: 'UNKNOWN' as const, errorCode: 'ABANDONED' };
      return database.em().nativeUpdate(OutboxMessage, { state: 'SENDING', claimedAt }, unknown);
    },

    /** When the next message is due; undefined when none waits. */
    async nextDueAt(): Promise<Date | undefined> {
      const orderBy = { nextTryAt: 'asc' } as const;
      const [next] = await database.em().find(OutboxMessage, { state: 'PENDING' }, { orderBy, limit: 1 });
      return next?.nextTryAt;
    },
  };
}

async function claimMessages(em: SqlEntityManager, limit: number, now: Date): Promise<Message[]> {
  const due = { state: 'PENDING' as const, nextTryAt: { $lte: now } };
  const messages = await em.find(OutboxMessage, due, { orderBy: { nextTryAt: 'asc', id: 'asc' }, limit });
  const sending = { state: 'SENDING' as const, claimedAt: now, tries: raw<number>('tries + 1') };
  const claimed: Message[] = [];
  for (const message of messages) {
    if ((await em.nativeUpdate(OutboxMessage, { id: message.id, ...due }, sending)) > 0)
      claimed.push(message);
  }
  return claimed;
}

async function openMessage(em: SqlEntityManager, vault: Vault, message: Message): Promise<ClaimedMessage> {
  const { id, dedupeKey, channel, addressCipher, locale, template, tries, createdAt } = message;
  const attached = { id: { $in: [...message.statementFileIds] } };
  const files =
    attached.id.$in.length === 0 ? [] : await em.find(StatementFile, attached, { orderBy: { id: 'asc' } });
  return {
    id,
    dedupeKey,
    channel,
    address: vault.cipher.open(addressCipher),
    locale,
    template,
    data: withOpened(vault, message),
    files: files.map(({ fileName, storageKey, bytes, sha256 }) => ({ fileName, storageKey, bytes, sha256 })),
    tries: tries + 1,
    createdAt,
  };
}

function withOpened(vault: Vault, { data, secretCipher }: Message): unknown {
  if (!secretCipher) return data;
  return { ...(data as object), ...(JSON.parse(vault.cipher.open(secretCipher)) as object) };
}
