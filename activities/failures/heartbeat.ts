import { Context } from '@temporalio/activity';

const everyMs = 4_000;

/**
 * Does long work while telling the server at regular times that this process lives, however long one step of it takes.
 * That is also how a cancellation arrives: check `signal` between steps.
 */
export async function withHeartbeat<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), everyMs);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(timer);
  }
}
