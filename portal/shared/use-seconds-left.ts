import { useEffect, useState } from 'react';
import { policy } from '../../domain/policy.ts';

/**
 * Counts down the whole seconds until a new code may be requested. The device's clock may be wrong, so the count is
 * capped at the policy's interval.
 *
 * @param after ISO 8601
 */
export function useSecondsLeft(after: string | undefined): number {
  const [seconds, setSeconds] = useState(() => secondsBetween(Date.now(), endOf(after)));
  useEffect(() => {
    const end = endOf(after);
    const tick = () => setSeconds(secondsBetween(Date.now(), end));
    const soon = setTimeout(tick);
    const ticking = setInterval(tick, 500);
    return () => {
      clearTimeout(soon);
      clearInterval(ticking);
    };
  }, [after]);
  return seconds;
}

function endOf(after: string | undefined): number {
  return after ? Math.min(Date.parse(after), Date.now() + policy.otp.resendAfterMs) : 0;
}

function secondsBetween(now: number, end: number): number {
  return Math.max(0, Math.ceil((end - now) / 1_000));
}
