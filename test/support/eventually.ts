import { setTimeout as pause } from 'node:timers/promises';

/** Short, since the moment that a test waits for may be short. */
const everyMs = 20;
/** Less than jest's own limit for a test, whose message would not name what is missing. */
const defaultMs = 25_000;

type Present<T> = Exclude<T, undefined | false>;

/**
 * Asks until the answer holds, and returns it; without `holds`, until it is neither undefined nor false.
 *
 * @throws Error naming what was waited for, with the last answer
 */
export async function eventually<T>(what: string, ask: () => T | Promise<T>): Promise<Present<T>>;
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  holds: (answer: T) => boolean,
  withinMs?: number,
): Promise<T>;
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  holds: (answer: T) => boolean = (answer) => answer !== undefined && answer !== false,
  withinMs = defaultMs,
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
