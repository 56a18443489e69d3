import { createProofOfWork } from '../../captcha/proof-of-work.ts';
import type { Puzzle, PuzzleSource } from '../../captcha/puzzle.ts';

/** A puzzle whose answer the test knows, since it made it. */
export const knownPuzzle: Puzzle = {
  x: 181,
  y: 47,
  pieceSize: 58,
  background: 'data:image/webp;base64,UklGRg==',
  piece: 'data:image/webp;base64,UklGRg==',
};

const puzzles: PuzzleSource = { take: async () => knownPuzzle };

/** The real proof of work, as hard as a test has patience for. */
const proofOfWork = createProofOfWork(Buffer.alloc(32, 5), { cost: 1, fewest: 1, most: 3 });

export const knownCaptchas = { puzzles, proofOfWork };
