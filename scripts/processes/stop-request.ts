const repeatMs = 1_000;

/**
 * How long an orderly stop may take, unless Ctrl-C requested it. Other signals may mean that our parent has died, and
 * all our processes must end within 5 s of that. The bootstrap notices npm's death after up to 0.25 s.
 */
const stopMs = 3_000;

const controller = new AbortController();

/** Aborted when this process has been asked to stop; never without a call of `stopRequest`. */
export const stopSignal = controller.signal;

/**
 * Handles the signals that ask this process to stop: SIGINT (Ctrl-C), SIGTERM, and SIGHUP, which comes from a closed terminal
 * and from the bootstrap when what started it has died. A second SIGINT or SIGTERM ends the process and its children at once.
 */
export function stopRequest(): AbortSignal {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
  return stopSignal;
}

let askedAt = 0;

function ask(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  // One Ctrl-C arrives several times: from the terminal, and forwarded by npm and the bootstrap.
  if (signal !== 'SIGHUP' && askedAt > 0 && Date.now() - askedAt > repeatMs) process.exit(130);
  if (signal !== 'SIGHUP') askedAt ||= Date.now();
  if (signal !== 'SIGINT') setTimeout(() => process.exit(130), stopMs).unref();
  // The reader of our output may have gone with the terminal; that must not turn the stop into a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  controller.abort(new Error(`stopped by ${signal}`));
}

/** Passes on the outcome of the work, or rejects as soon as a stop is requested. */
export async function untilStopped<Result>(work: Promise<Result>): Promise<Result> {
  stopSignal.throwIfAborted();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(stopSignal.reason as Error);
  stopSignal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, stopped]);
  } finally {
    stopSignal.removeEventListener('abort', stop);
  }
}
