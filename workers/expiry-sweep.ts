import type { Logger } from 'pino';
import { describeError } from '../activities/failures/describe-error.ts';
import type { ActivityDependencies } from '../activities/dependencies.ts';
import { policy } from '../domain/policy.ts';
import { repeat } from './repeat.ts';

type SweepDependencies = Pick<ActivityDependencies, 'clock'> & {
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly repositories: Pick<ActivityDependencies['repositories'], 'expiredData'>;
};

/** Removes expired data at the start and each hour; a flow cancelled from outside wipes nothing. Returns how to stop. */
export function startExpirySweep(
  { repositories, clock, log }: SweepDependencies,
  everyMs: number = policy.expiredData.everyMs,
): () => void {
  async function sweep(): Promise<void> {
    try {
      const removed = await repositories.expiredData.remove(clock());
      if (Object.values(removed).some((rows) => rows > 0)) log.info({ removed }, 'expired data was removed');
    } catch (error) {
      log.warn({ error: describeError(error) }, 'expired data could not be removed');
    }
  }

  // A worker that is restarted more often than that removes expired data, too.
  void sweep();
  return repeat(everyMs, sweep);
}
