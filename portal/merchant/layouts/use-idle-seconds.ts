import { useEffect, useState } from 'react';
import { policy } from '../../../domain/policy.ts';
import { sessionActivity } from '../../shared/session/session-activity.ts';

/** The API records session activity only once a minute, so a session may end up to a minute earlier. */
const unrecordedUseMs = 60_000;
const warningMs = 60_000;

/**
 * Seconds until an idle session ends, during its last minute; undefined before.
 * 0 once it has ended, also after the device was asleep.
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
