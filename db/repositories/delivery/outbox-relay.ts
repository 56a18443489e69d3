import { type InferEntity, LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { nextSendAfter, msUntilSend } from '../../../domain/delivery/rate-limit.ts';
import { policy } from '../../../domain/policy.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { Relay } from '../../entities/relay.ts';
import type { Vault } from '../../vault.ts';

type RelayRow = InferEntity<typeof Relay>;

const { failuresInRow: failuresToBlock, firstProbeMs, lastProbeMs } = policy.mail.breaker;

/** The relay's row, locked to the end of the transaction: who takes a message takes turns with all other processes. */
export async function lockRelay(em: SqlEntityManager, channel: ContactChannel, now: Date): Promise<RelayRow> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true } as const;
  const found = await em.findOne(Relay, { channel }, lock);
  if (found) return found;
  const fresh = { channel, state: 'DELIVERING', since: now, failuresInRow: 0, nextSlotMicros: 0 } as const;
  await em.createQueryBuilder(Relay).insert(fresh).onConflict('channel').ignore().execute('run');
  return em.findOneOrFail(Relay, { channel }, lock);
}

/** How long the relay is to be left alone, ms: until its next slot or, while it is BLOCKED, its next probe. */
export function retryAfterMs({ state, nextProbeAt, nextSlotMicros }: RelayRow, now: Date): number {
  const probe = state === 'BLOCKED' && nextProbeAt ? nextProbeAt.getTime() - now.getTime() : 0;
  return Math.max(0, probe, msUntilSend(nextSlotMicros, now));
}

/** Notes that a message is about to be handed over. Of a BLOCKED relay it is the probe; the next comes later and later. */
export async function reserveSend(
  em: SqlEntityManager,
  relay: RelayRow,
  now: Date,
  perMinute: number,
): Promise<void> {
  const { channel, state, since, nextSlotMicros } = relay;
  const blockedMs = now.getTime() - since.getTime();
  const untilProbe = Math.min(Math.max(blockedMs, firstProbeMs), lastProbeMs);
  await em.nativeUpdate(
    Relay,
    { channel },
    {
      nextSlotMicros: nextSendAfter(nextSlotMicros, now, perMinute),
      ...(state === 'BLOCKED' && { nextProbeAt: new Date(now.getTime() + untilProbe) }),
    },
  );
}

export interface RelayFailure {
  readonly channel: ContactChannel;
  readonly reason: string;
  readonly now: Date;
}

/**
 * Counts a failure of the relay itself. The one that makes too many in a row blocks it and leaves an audit row; those
 * after it change nothing any more.
 */
export async function countRelayFailure(
  em: SqlEntityManager,
  vault: Pick<Vault, 'audit'>,
  { channel, reason, now }: RelayFailure,
): Promise<{ blocked: boolean; justNow: boolean }> {
  const relay = await lockRelay(em, channel, now);
  const failuresInRow = relay.failuresInRow + 1;
  const blocked = relay.state === 'BLOCKED' || failuresInRow >= failuresToBlock;
  const justNow = blocked && relay.state !== 'BLOCKED';
  const block = {
    state: 'BLOCKED',
    since: now,
    nextProbeAt: new Date(now.getTime() + firstProbeMs),
  } as const;
  await em.nativeUpdate(Relay, { channel }, { failuresInRow, errorCode: reason, ...(justNow && block) });
  if (justNow) {
    const event = { at: now, actor: 'system', action: 'delivery.block', target: `relay:${channel}` };
    await appendAuditEvent(em, vault, { ...event, detail: { errorCode: reason, failuresInRow } });
  }
  return { blocked, justNow };
}

/**
 * Notes that the relay does its work: a block ends, the count begins at nothing. What was handed over before the block
 * proves nothing about it. True when a block has ended.
 */
export async function noteRelayWorks(
  em: SqlEntityManager,
  { channel, claimedAt, now }: { channel: ContactChannel; claimedAt: Date; now: Date },
): Promise<boolean> {
  const well = { failuresInRow: 0, errorCode: null, nextProbeAt: null };
  const blocked = { channel, state: 'BLOCKED' as const, since: { $lte: claimedAt } };
  const ended = await em.nativeUpdate(Relay, blocked, { ...well, state: 'DELIVERING', since: now });
  if (ended === 0) await em.nativeUpdate(Relay, { channel, state: 'DELIVERING' }, well);
  return ended > 0;
}
