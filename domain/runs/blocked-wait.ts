import { policy } from '../policy.ts';

/** How long a blocked run waits before it tries again, ms, after so many tries in a row that failed. */
export function blockedWaitMs(failedTries: number): number {
  const { firstMs, lastMs } = policy.run.blockedRetry;
  return Math.min(firstMs * 2 ** failedTries, lastMs);
}
