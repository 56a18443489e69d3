import type { PuzzleFactory } from './puzzle-factory.ts';
import type { Puzzle, PuzzleSource } from './puzzle.ts';

export interface PuzzlePool extends PuzzleSource {
  /** Number of puzzles ready. */
  readonly ready: number;
  close(): Promise<void>;
}

/**
 * Keeps `size` puzzles made ahead, so that showing one costs no drawing; a caller that finds none waits for
 * the next. Each puzzle is handed out once.
 *
 * `runStep` rejects when the drawing itself fails; the next call tries again.
 */
export function createPuzzlePool(factory: PuzzleFactory, size: number): PuzzlePool {
  const ready: Puzzle[] = [];
  let refilling = false;
  let closed = false;

  async function refill(): Promise<void> {
    if (refilling) return;
    refilling = true;
    try {
      while (!closed && ready.length < size) ready.push(await factory.make());
    } catch {
      // The next caller asks the factory directly and gets the error.
    } finally {
      refilling = false;
    }
  }

  void refill();
  return {
    get ready() {
      return ready.length;
    },
    take: async () => {
      const puzzle = ready.shift() ?? (await factory.make());
      void refill();
      return puzzle;
    },
    close: async () => {
      closed = true;
      await factory.close();
    },
  };
}
