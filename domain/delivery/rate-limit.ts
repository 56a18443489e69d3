import { policy } from '../policy.ts';

/** µs of an instant: at a high pace the gap between two slots is no whole ms. */
const microsOf = (instant: Date) => instant.getTime() * 1_000;

/** How long until a slot, ms; 0 when it has come. */
export function msUntilSend(slotMicros: number, now: Date): number {
  return Math.max(0, Math.ceil((slotMicros - microsOf(now)) / 1_000));
}

/**
 * The slot after one that is taken now: a fixed gap behind it (the generic cell rate algorithm, ITU-T I.371), so that
 * no stretch of time sees more than its share however many take slots. Time in which none was taken is lost but for
 * the slack of the policy.
 */
export function nextSendAfter(slotMicros: number, now: Date, perMinute: number): number {
  const earliest = microsOf(now) - policy.mail.rateLimitSlackMs * 1_000;
  return Math.max(slotMicros, earliest) + Math.ceil(60_000_000 / perMinute);
}
