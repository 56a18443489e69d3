import type { Canvas } from '@napi-rs/canvas';
import { drawPuzzle } from './draw-puzzle.ts';
import { pieceSize } from './piece-outline.ts';
import type { Puzzle } from './puzzle.ts';
import { createRandomNumbers } from './random-numbers.ts';

const random = createRandomNumbers();
const quality = 82;

/** Draws and encodes a puzzle. Takes some ms of CPU, so it must not run on a thread that answers requests. */
export async function makePuzzle(): Promise<Puzzle> {
  const { x, y, background, piece } = drawPuzzle(random);
  return { x, y, pieceSize, background: await dataUrlOf(background), piece: await dataUrlOf(piece) };
}

function dataUrlOf(canvas: Canvas): Promise<string> {
  return canvas.toDataURLAsync('image/webp', quality);
}
