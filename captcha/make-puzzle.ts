import type { Canvas } from '@napi-rs/canvas';
import { drawPuzzle } from './draw-puzzle.ts';
import { pieceSize } from './piece-outline.ts';
import type { Puzzle } from './puzzle.ts';
import { createRandomNumbers } from './random-numbers.ts';

const random = createRandomNumbers();
const quality = 82;

/** Draws and encodes a puzzle: some ms of a processor, so no thread that answers requests calls this. */
export async function makePuzzle(): Promise<Puzzle> {
  const { x, y, background, piece } = drawPuzzle(random);
  return { x, y, pieceSize, background: await dataUrlOf(background), piece: await dataUrlOf(piece) };
}

function dataUrlOf(canvas: Canvas): Promise<string> {
  return canvas.toDataURLAsync('image/webp', quality);
}
