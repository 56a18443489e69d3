import { policy } from '../../domain/policy.ts';
import type { ContactChannel } from '../../domain/contact.ts';
import { deliverConcurrently } from './deliver-concurrently.ts';
import { unaudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { createMessageDelivery } from './message-delivery.ts';
import { withHeartbeat } from '../failures/heartbeat.ts';

export interface Delivered {
  readonly sent: number;
  /** When there is something to send again, ms from now; 0 for at once, absent when nothing waits. */
  readonly nextDueInMs?: number;
}

const channels: readonly ContactChannel[] = ['email', 'phone'];

export function createOutboxActivities(dependencies: ActivityDependencies) {
  const { repositories, clock, ratePerMinute: pacePerMinute } = dependencies;
  const { outbox } = repositories;
  const deliver = createMessageDelivery(dependencies);

  return {
    /**
     * Sends what is due for some seconds, mails and SMS side by side, what a person waits for first and the longest due
     * first. Says when to come back.
     */
    deliverDue: unaudited('sends what audited changes have queued', (): Promise<Delivered> =>
      withHeartbeat(async (signal) => {
        await outbox.markAbandoned(clock(), policy.mail.abandonedAfterMs);
        await repositories.addressHealth.forgetComplaints(clock());
        const delivered = channels.map((channel) =>
          deliverConcurrently({
            claim: ({ urgentOnly }) =>
              outbox.claimNext({ channel, urgentOnly, perMinute: pacePerMinute[channel], now: clock() }),
            deliver,
            signal,
          }),
        );
        const sent = (await allDone(delivered)).reduce((sum, count) => sum + count, 0);
        const nextDueInMs = await outbox.nextTurnInMs(clock());
        return { sent, ...(nextDueInMs !== undefined && { nextDueInMs }) };
      }),
    ),
  };
}

/** Waits for every one before it fails with the first that did, so that nothing goes on behind its back. */
async function allDone<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
