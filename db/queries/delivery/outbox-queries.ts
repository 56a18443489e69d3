import { type ContactChannel, maskAddress } from '../../../domain/contact.ts';
import { gapMsNow } from '../../../domain/delivery/domain-rate.ts';
import type { InferEntity } from '@mikro-orm/core';
import { OutboxMessage, type OutboxState } from '../../entities/outbox-message.ts';
import { RecipientDomain } from '../../entities/recipient-domain.ts';
import { Relay, type RelayState } from '../../entities/relay.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';
import { findPage, type Page } from '../page.ts';

/** A message as operators see it. */
export interface OperatedMessage {
  readonly id: number;
  readonly channel: ContactChannel;
  readonly maskedAddress: string;
  readonly template: string;
  readonly state: OutboxState;
  readonly tries: number;
  readonly errorCode: string | null;
  readonly createdAt: Date;
  readonly nextTryAt: Date;
  readonly sentAt: Date | null;
}

/** How a relay is, and how many messages wait for it. */
export interface RelayRecord {
  readonly channel: ContactChannel;
  readonly state: RelayState;
  readonly waiting: number;
  /** Since when it is so; absent before its first message. */
  readonly since?: Date;
  /** The relay's last failure, while there is one. */
  readonly errorCode?: string;
  /** When a BLOCKED one is tried again. */
  readonly nextProbeAt?: Date;
}

/** A domain that gets messages slowly, because it complained of too many. */
export interface SlowDomain {
  readonly domain: string;
  /** Nothing is sent there before. */
  readonly heldUntil: Date;
  readonly perMinute: number;
  /** `SMTP 550` */
  readonly errorCode: string;
}

interface OutboxSearch {
  readonly state?: OutboxState | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const channels: readonly ContactChannel[] = ['email', 'phone'];

export function createOutboxQueries(database: Database, { cipher }: Pick<Vault, 'cipher'>) {
  return {
    /** Both relays, with what waits for each. */
    async relays(): Promise<RelayRecord[]> {
      const em = database.em();
      const found = await em.find(Relay, {});
      const records = channels.map(async (channel) => {
        const waiting = await em.count(OutboxMessage, { state: 'PENDING', channel });
        const relay = found.find((each) => each.channel === channel);
        return { channel, waiting, ...(relay ? relayStatusOf(relay) : { state: 'DELIVERING' as const }) };
      });
      return Promise.all(records);
    },

    /** By name. */
    async slowDomains(now: Date): Promise<SlowDomain[]> {
      const found = await database.em().find(RecipientDomain, {}, { orderBy: { domain: 'asc' }, limit: 200 });
      return found.flatMap((rate) => {
        const gapMs = gapMsNow(rate, now);
        const { domain, heldUntil, errorCode } = rate;
        return gapMs === 0 ? [] : [{ domain, heldUntil, perMinute: Math.round(60_000 / gapMs), errorCode }];
      });
    },

    /** Newest first. @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours */
    async list({ state, limit, cursor }: OutboxSearch): Promise<Page<OperatedMessage>> {
      const where = state === undefined ? {} : { state };
      const page = await findPage(database.em(), OutboxMessage, {
        where,
        orderBy: [{ id: 'desc' }],
        cursor,
        limit,
      });
      const items = page.items.map((message) => ({
        id: message.id,
        channel: message.channel,
        maskedAddress: maskAddress(message.channel, cipher.open(message.addressCipher)),
        template: message.template,
        state: message.state,
        tries: message.tries,
        errorCode: message.errorCode ?? null,
        createdAt: message.createdAt,
        nextTryAt: message.nextTryAt,
        sentAt: message.sentAt ?? null,
      }));
      return { ...page, items };
    },
  };
}

function relayStatusOf({ state, since, errorCode, nextProbeAt }: InferEntity<typeof Relay>) {
  return { state, since, ...(errorCode && { errorCode }), ...(nextProbeAt && { nextProbeAt }) };
}
