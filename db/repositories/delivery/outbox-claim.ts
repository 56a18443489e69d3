import type { InferEntity } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import type { ContactChannel } from '../../../domain/contact.ts';
import { domainOf, domainSlot } from '../../../domain/delivery/domain-rate.ts';
import { messagePriorities } from '../../../domain/delivery/message-priority.ts';
import type { Locale } from '../../../domain/locale.ts';
import { OutboxMessage } from '../../entities/outbox-message.ts';
import { RecipientDomain } from '../../entities/recipient-domain.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Vault } from '../../vault.ts';
import { lockRelay, reserveSend, retryAfterMs } from './outbox-relay.ts';

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

/** Most messages of slow domains that one claim puts off. */
const maxPutOff = 50;

/**
 * Takes the first message that is due, if the relay may have one now; to be called within a transaction. Messages to a
 * domain that is slowed down are put off to its next slots on the way. Who finds nothing locks nothing.
 */
export async function claimRow(
  em: SqlEntityManager,
  vault: Pick<Vault, 'cipher'>,
  request: ClaimRequest,
): Promise<ClaimedRow> {
  const { channel, now, perMinute } = request;
  const due = dueMessages(request);
  const first = { orderBy: inOrder, limit: 1, disableIdentityMap: true };
  for (let putOff = 0; putOff < maxPutOff; putOff += 1) {
    const [row] = await em.find(OutboxMessage, due, first);
    if (!row) return {};
    const relay = await lockRelay(em, channel, now);
    const held = retryAfterMs(relay, now);
    if (held > 0) return { heldMs: held };
    if (await putOffToSlot(em, vault, row, now)) continue;
    const sending = { state: 'SENDING' as const, claimedAt: now, tries: raw<number>('tries + 1') };
    // Another process was first; there may be another message.
    if ((await em.nativeUpdate(OutboxMessage, { id: row.id, ...due }, sending)) === 0) return { heldMs: 0 };
    await reserveSend(em, relay, now, perMinute);
    return { row, relayInTrouble: relay.failuresInRow > 0 };
  }
  return { heldMs: 0 };
}

/** Whether the message has to wait for its domain. One that waited for its slot, since the last complaint, goes now. */
async function putOffToSlot(
  em: SqlEntityManager,
  vault: Pick<Vault, 'cipher'>,
  row: OutboxRow,
  now: Date,
): Promise<boolean> {
  const domain = row.channel === 'email' ? sealedDomain(vault, row) : undefined;
  const rate = domain && (await em.findOne(RecipientDomain, { domain }, { disableIdentityMap: true }));
  if (!rate) return false;
  if (row.domainSlotAt && row.domainSlotAt >= rate.heldUntil && row.domainSlotAt <= now) return false;
  const slot = domainSlot(rate, now);
  if (!slot) return false;
  const { at, nextSlotAt } = slot;
  if (at <= now) {
    if (nextSlotAt) await em.nativeUpdate(RecipientDomain, { domain }, { nextSlotAt });
    return false;
  }
  const waiting = { id: row.id, state: 'PENDING' as const, nextTryAt: row.nextTryAt };
  const later = { nextTryAt: at, domainSlotAt: nextSlotAt ? at : null };
  const moved = await em.nativeUpdate(OutboxMessage, waiting, later);
  if (moved > 0 && nextSlotAt) await em.nativeUpdate(RecipientDomain, { domain }, { nextSlotAt });
  return true;
}

/** Undefined when the address cannot be opened: that is found out when the message is opened. */
function sealedDomain({ cipher }: Pick<Vault, 'cipher'>, { addressCipher }: OutboxRow): string | undefined {
  try {
    return domainOf(cipher.open(addressCipher));
  } catch {
    return undefined;
  }
}

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
  readonly claimedAt: Date;
  /** Its relay had failed just before. */
  readonly relayInTrouble: boolean;
}

/** Opens what is sealed in a row that was just claimed, and finds its files. */
export async function openClaimedMessage(
  em: SqlEntityManager,
  vault: Vault,
  row: OutboxRow,
): Promise<Omit<ClaimedMessage, 'claimedAt' | 'relayInTrouble'>> {
  const { id, dedupeKey, channel, addressCipher, locale, template, tries, createdAt } = row;
  const attached = { id: { $in: [...row.statementFileIds] } };
  const files =
    attached.id.$in.length === 0 ? [] : await em.find(StatementFile, attached, { orderBy: { id: 'asc' } });
  return {
    ...{ id, dedupeKey, channel, locale, template, createdAt },
    address: vault.cipher.open(addressCipher),
    data: withOpened(vault, row),
    files: files.map(({ fileName, storageKey, bytes, sha256 }) => ({ fileName, storageKey, bytes, sha256 })),
    tries: tries + 1,
  };
}

function withOpened(vault: Vault, { data, secretCipher }: OutboxRow): unknown {
  if (!secretCipher) return data;
  return { ...(data as object), ...(JSON.parse(vault.cipher.open(secretCipher)) as object) };
}
