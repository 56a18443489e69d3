import type { Logger } from 'pino';
import { describeError } from '../activities/failures/describe-error.ts';
import { policy } from '../domain/policy.ts';

const { firstRetryMs, lastRetryMs } = policy.schedule;

/**
 * Makes the Schedule in the background and retries until it succeeds: a Temporal server that denies schedules must not
 * keep codes and mail from being sent. Returns how to stop.
 */
export function keepSchedule(
  makeSchedule: () => Promise<void>,
  log: Pick<Logger, 'info' | 'error'>,
  waitsMs = { first: firstRetryMs, last: lastRetryMs },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function attempt(waitMs: number): Promise<void> {
    try {
      await makeSchedule();
      if (waitMs > waitsMs.first) log.info('the schedule of the monthly run is in place');
    } catch (error) {
      const fields = { error: describeError(error), retryInMs: waitMs };
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
