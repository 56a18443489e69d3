import type { Logger } from 'pino';
import { describeError } from '../activities/failures/describe-error.ts';
import { policy } from '../domain/policy.ts';

const { firstRetryMs, lastRetryMs } = policy.schedule;

/** Shared by the alert and its all-clear. */
const subject = { component: 'temporal', code: 'SCHEDULE_DENIED' } as const;

/**
 * Makes the Schedule in the background and retries until it succeeds: a Temporal server that denies schedules must not
 * keep codes and mail from being sent. The all-clear has the
 * alert's code and how long it lasted. Returns how to stop.
 */
export function keepSchedule(
  makeSchedule: () => Promise<void>,
  log: Pick<Logger, 'info' | 'error'>,
  waitsMs = { first: firstRetryMs, last: lastRetryMs },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let deniedSince: number | undefined;

  async function attempt(waitMs: number): Promise<void> {
    try {
      await makeSchedule();
      if (deniedSince === undefined) return;
      const durationMs = Date.now() - deniedSince;
      log.info({ ...subject, durationMs }, 'the schedule of the monthly run is in place');
    } catch (error) {
      deniedSince ??= Date.now();
      const fields = { ...subject, error: describeError(error), retryInMs: waitMs };
      log.error(fields, 'the schedule of the monthly run cannot be made: no month starts by itself');
      if (stopped) return;
      timer = setTimeout(() => void attempt(Math.min(waitMs * 2, waitsMs.last)), waitMs);
      timer.unref();
    }
  }

  void attempt(waitsMs.first);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
