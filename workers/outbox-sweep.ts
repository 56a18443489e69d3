import type { Logger } from 'pino';
import { describeError } from '../activities/failures/describe-error.ts';
import type { ActivityDependencies } from '../activities/dependencies.ts';
import { policy } from '../domain/policy.ts';
import { repeat } from './repeat.ts';

type SweepDependencies = Pick<ActivityDependencies, 'clock' | 'wakeOutbox'> & {
  readonly log: Pick<Logger, 'warn'>;
  readonly repositories: {
    readonly outbox: Pick<ActivityDependencies['repositories']['outbox'], 'nextTurnInMs'>;
  };
};

/**
 * Wakes the outbox while a message is due. The writer of a message wakes it as well; this finds what it missed
 * because Temporal or the database was away, or because it died. Answers how to stop.
 */
export function startOutboxSweep(
  { repositories, clock, wakeOutbox, log }: SweepDependencies,
  everyMs: number = policy.mail.sweepMs,
): () => void {
  async function sweep(): Promise<void> {
    try {
      if ((await repositories.outbox.nextTurnInMs(clock())) === 0) await wakeOutbox();
    } catch (error) {
      log.warn({ error: describeError(error) }, 'the outbox could not be swept');
    }
  }

  return repeat(everyMs, sweep);
}
