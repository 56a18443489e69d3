import { useEffect, useState } from 'react';
import { policy } from '../../../domain/policy.ts';
import { sessionActivity } from '../../shared/session/session-activity.ts';

/** The api writes a session's use down once a minute only, so that the end may come as much earlier. */
const unrecordedUseMs = 60_000;
const warningMs = 60_000;

/**
 * Seconds until the session ends for want of use, within the last minute before it; undefined earlier. It is 0 when it
 * is over, after a machine's sleep too.
 */
export function useIdleSeconds(): number | undefined {
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsLeft()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

function secondsLeft(): number | undefined {
  const endsAt = sessionActivity.lastAt() + policy.session.idleMs - unrecordedUseMs;
  const left = endsAt - Date.now();
  return left > warningMs ? undefined : Math.max(0, Math.ceil(left / 1_000));
}
