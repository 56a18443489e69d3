import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child-process.ts';

interface WaitOptions {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Tries `probe` until it succeeds.
 *
 * @param child what is waited for; its death ends the waiting at once
 * @param probe throws or rejects for as long as the child is not ready
 * @throws Error with the child's last log lines when it dies or is not ready in time
 */
export async function waitUntilReady(
  child: Child,
  probe: () => Promise<unknown>,
  { timeoutMs, signal }: WaitOptions,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    const problem = await probe().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (child.exit)
      throw new Error(`${child.name} ${child.exit.text} before it was ready${child.lastLines()}`);
    if (problem === undefined) return;
    if (Date.now() > deadline) throw notReady(child, timeoutMs, problem);
    await pause(100);
  }
}

function notReady(child: Child, timeoutMs: number, problem: unknown): Error {
  const reason = problem instanceof Error ? problem.message : String(problem);
  return new Error(`${child.name} was not ready after ${timeoutMs / 1000} s (${reason})${child.lastLines()}`);
}
