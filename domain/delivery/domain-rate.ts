import { policy } from '../policy.ts';

/** How fast a recipient's domain takes our messages, since it complained of too many. */
export interface DomainRate {
  readonly complainedAt: Date;
  /** Nothing is sent there before. */
  readonly heldUntil: Date;
  /** Between two messages, as of the complaint. */
  readonly gapMs: number;
  readonly nextSlotAt: Date;
}

const { firstGapMs, lastGapMs, holdPerGap, recoverEveryMs, horizonMs } = policy.mail.slowDomain;

/** The gap halves with every `recoverEveryMs` without a complaint; 0 once it no longer matters. */
export function gapMsNow({ gapMs, complainedAt }: DomainRate, now: Date): number {
  const halvings = Math.floor((now.getTime() - complainedAt.getTime()) / recoverEveryMs);
  const gap = gapMs / 2 ** Math.max(0, halvings);
  return gap < firstGapMs / 2 ? 0 : gap;
}

/** Holds a domain for a while, then half as fast as before. */
export function rateAfterComplaint(before: DomainRate | undefined, now: Date): DomainRate {
  const gapMs = Math.min(Math.max(firstGapMs, 2 * (before ? gapMsNow(before, now) : 0)), lastGapMs);
  const heldUntil = new Date(now.getTime() + gapMs * holdPerGap);
  return { complainedAt: now, heldUntil, gapMs, nextSlotAt: heldUntil };
}

interface DomainSlot {
  readonly at: Date;
  /** The slot after this one; absent when this one is too far away to be kept, and has to be asked for again. */
  readonly nextSlotAt?: Date;
}

/** When the next message may go to a slow domain; undefined for at once, without a slot. */
export function domainSlot(rate: DomainRate, now: Date): DomainSlot | undefined {
  const gapMs = gapMsNow(rate, now);
  if (gapMs === 0 && rate.heldUntil <= now) return undefined;
  const at = Math.max(rate.nextSlotAt.getTime(), rate.heldUntil.getTime(), now.getTime());
  const horizon = Math.max(now.getTime(), rate.heldUntil.getTime()) + horizonMs;
  return at > horizon ? { at: new Date(horizon) } : { at: new Date(at), nextSlotAt: new Date(at + gapMs) };
}

/** The domain of a canonical e-mail address. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  return at < 0 || at === address.length - 1 ? undefined : address.slice(at + 1).toLowerCase();
}
