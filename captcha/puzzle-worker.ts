import { makePuzzle } from './make-puzzle.ts';
import type { Puzzle } from './puzzle.ts';

/** The job of a drawing thread; piscina finds it by name. */
export function make(): Promise<Puzzle> {
  return makePuzzle();
}
