import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 20;

/**
 * Asks again, and often, since the moment that is waited for may be short.
 *
 * @throws Error naming what was waited for, with the last answer
 */
export async function until<T>(
  what: string,
  withinMs: number,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`waited ${withinMs / 1_000} s for ${what}; last: ${JSON.stringify(answer)}`);
    await pause(everyMs);
  }
}
