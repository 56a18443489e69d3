import { setTimeout as pause } from 'node:timers/promises';
import type { ClaimedMessage } from '../../db/repositories/delivery/outbox-claim.ts';
import type { Claim } from '../../db/repositories/delivery/outbox-repository.ts';
import { policy } from '../../domain/policy.ts';

export interface ConcurrentDelivery {
  readonly claim: (wanted: { readonly urgentOnly: boolean }) => Promise<Claim>;
  /** Hands it over and writes down what became of it; true when it was accepted. */
  readonly deliver: (message: ClaimedMessage) => Promise<boolean>;
  readonly signal: AbortSignal;
}

const { concurrency, urgentConcurrency, batchMs, maxWaitMs, idlePollMs } = policy.mail;

/**
 * Delivers to one relay, one message at a time from each sender, until nothing is due, the relay is to be left alone, or the
 * turn is over. Most senders take whatever comes first; some take only what a person waits for, so that this goes out
 * even while slow hand-overs of a month's statements hold all the others. After a failure of the database no sender takes
 * another message; once what is under way has ended, it is thrown. Answers how many were accepted.
 */
export async function deliverConcurrently({ claim, deliver, signal }: ConcurrentDelivery): Promise<number> {
  const broken = new AbortController();
  const stop = AbortSignal.any([signal, broken.signal]);
  const endsAt = performance.now() + batchMs;
  const takeTurns = createTurnstile();
  let delivering = 0;
  let sent = 0;

  /** Waits for the rate limit. One sender at a time does, or all of them would claim the same slot. */
  const next = (urgentOnly: boolean) =>
    takeTurns(async () => {
      for (;;) {
        const { message, retryAfterMs } = await claim({ urgentOnly });
        if (message || retryAfterMs === undefined || retryAfterMs > maxWaitMs) return message;
        await pause(retryAfterMs, undefined, { signal: stop });
      }
    });

  async function sendUntilIdle(urgentOnly: boolean): Promise<void> {
    while (!stop.aborted && performance.now() < endsAt) {
      const message = await next(urgentOnly);
      if (message) {
        delivering += 1;
        if (await deliver(message).finally(() => (delivering -= 1))) sent += 1;
      } else if (delivering === 0) return;
      else await pause(idlePollMs, undefined, { signal: stop });
    }
  }

  const running = Array.from({ length: concurrency + urgentConcurrency }, (_, index) =>
    sendUntilIdle(index >= concurrency).catch((error: unknown) => {
      if (stop.aborted) return;
      broken.abort();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return sent;
}

/** Does one piece of work after the other, in the order they came. */
function createTurnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
