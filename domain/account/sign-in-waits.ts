import { policy } from '../policy.ts';

/**
 * How long nobody may try after this many failures in a row, in ms: nothing before the free tries are used up, then
 * doubling from the first wait to the longest.
 */
export function waitAfterFailures(failures: number, freeTries: number): number {
  const beyond = failures - freeTries;
  if (beyond < 0) return 0;
  return Math.min(policy.signIn.firstWaitMs * 2 ** Math.min(beyond, 30), policy.signIn.lastWaitMs);
}
