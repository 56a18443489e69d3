import { makePuzzle } from './make-puzzle.ts';
import type { Puzzle } from './puzzle.ts';

/** What a drawing thread runs for each job; piscina finds it by its name. */
export function make(): Promise<Puzzle> {
  return makePuzzle();
}
