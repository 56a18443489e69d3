import { ApplicationFailure } from '@temporalio/activity';
import type { Logger } from 'pino';
import { BusinessError } from '../domain/errors.ts';

type Activity = (...args: never[]) => Promise<unknown>;

/**
 * Wraps every activity so that only codes leave it: a BusinessError becomes a failure that no retry helps; anything
 * else is retried, and neither its message nor its cause goes along, because a driver's message quotes the row.
 */
export function withFailures<Activities extends Record<string, Activity>>(
  activities: Activities,
  log: Logger,
): Activities {
  const wrapped = Object.entries(activities).map(([name, activity]) => [name, guarded(name, activity, log)]);
  return Object.fromEntries(wrapped) as Activities;
}

function guarded(name: string, activity: Activity, log: Logger): Activity {
  return async (...args) => {
    try {
      return await activity(...args);
    } catch (error) {
      if (error instanceof BusinessError)
        throw ApplicationFailure.nonRetryable(error.code, error.code, error.details);
      if (isCancellation(error)) throw error;
      log.error({ activity: name, error: describe(error) }, 'activity failed');
      throw ApplicationFailure.retryable('INTERNAL', 'INTERNAL');
    }
  };
}

function isCancellation(error: unknown): boolean {
  return error instanceof Error && error.name === 'CancelledFailure';
}

/** The class, the driver's code and where in our code it happened: enough to find it, and nothing that was typed. */
function describe(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as Error & { code?: unknown };
  const at = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    ?.trim();
  return { name: error.name, ...(typeof code === 'string' && { code }), ...(at && { at }) };
}
