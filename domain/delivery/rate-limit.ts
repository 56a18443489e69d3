import { policy } from '../policy.ts';

/** µs of an instant: at a high rate the gap between two slots is less than a ms. */
const microsOf = (instant: Date) => instant.getTime() * 1_000;

/** How long until a slot, ms; 0 when it has come. */
export function msUntilSend(slotMicros: number, now: Date): number {
  return Math.max(0, Math.ceil((slotMicros - microsOf(now)) / 1_000));
}

/**
 * The slot after one that is taken now: a fixed gap behind it (the generic cell rate algorithm, ITU-T I.371), so that
 * no period exceeds its share however many senders take slots. Unused time is lost except for
 * the slack of the policy.
 */
export function nextSendAfter(slotMicros: number, now: Date, perMinute: number): number {
  const earliest = microsOf(now) - policy.mail.rateLimitSlackMs * 1_000;
  return Math.max(slotMicros, earliest) + Math.ceil(60_000_000 / perMinute);
}
