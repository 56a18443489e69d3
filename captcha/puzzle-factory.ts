import { Piscina } from 'piscina';
import type { Puzzle } from './puzzle.ts';

export interface PuzzleFactory {
  /** Draws a puzzle in a separate thread. */
  make(): Promise<Puzzle>;
  /** Waits for puzzles in progress, then ends the threads. */
  close(): Promise<void>;
}

/** Starts the threads that draw; one keeps up with some dozens of sign-ins a second. */
export function createPuzzleFactory({ threads = 1 }: { readonly threads?: number } = {}): PuzzleFactory {
  const pool = new Piscina<undefined, Puzzle>({
    filename: new URL('./puzzle-worker.ts', import.meta.url).href,
    name: 'make',
    // Waiting for work must not block the thread, or the end of the last encoding is not seen.
    atomics: 'disabled',
    minThreads: threads,
    maxThreads: threads,
  });
  // A thread that dies between jobs is replaced; without a listener its error would end the process.
  pool.on('error', () => undefined);
  return { make: () => pool.run(undefined), close: () => pool.close() };
}
