import { loadImage, createCanvas } from '@napi-rs/canvas';
import { expect, test } from '@jest/globals';
import { makePuzzle } from '../../captcha/make-puzzle.ts';
import { drawPuzzle } from '../../captcha/draw-puzzle.ts';
import { pieceSize } from '../../captcha/piece-outline.ts';
import { createRandomNumbers } from '../../captcha/random-numbers.ts';
import { policy } from '../../domain/policy.ts';

const { width, height } = policy.captcha.slider;
const random = createRandomNumbers();

type Point = readonly [x: number, y: number];

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

async function pictureOf(dataUrl: string): Promise<Picture> {
  const image = await loadImage(Buffer.from(dataUrl.split(',')[1]!, 'base64'));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** Red, green and blue of a pixel, and its opacity. */
const pixel = ({ data, width: across }: Picture, x: number, y: number) =>
  data.subarray((y * across + x) * 4, (y * across + x) * 4 + 4);

const difference = (a: Uint8ClampedArray, b: Uint8ClampedArray) =>
  [0, 1, 2].reduce((sum, channel) => sum + Math.abs(a[channel]! - b[channel]!), 0) / 3;

/** Points well within the piece, and pairs of such a point and one as near as may be beyond the outline. */
function outlineOf(piece: Picture) {
  const opacity = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < pieceSize && y < pieceSize ? pixel(piece, x, y)[3]! : undefined;
  const inside: Point[] = [];
  const across: { within: Point; beyond: Point }[] = [];
  for (const [x, y] of square(pieceSize)) {
    const around = [-3, 0, 3].flatMap((dy) => [-3, 0, 3].map((dx) => opacity(x + dx, y + dy) ?? 0));
    if (around.some((each) => each <= 200)) continue;
    inside.push([x, y]);
    for (const [dx, dy] of beside) {
      if (opacity(x + dx, y + dy) === 0) across.push({ within: [x, y], beyond: [x + dx, y + dy] });
    }
  }
  return { inside, across };
}

const beside = [
  [7, 0],
  [-7, 0],
  [0, 7],
  [0, -7],
] as const;

const square = (size: number) =>
  Array.from({ length: size * size }, (_, n): Point => [n % size, Math.floor(n / size)]);

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const brightness = ([red, green, blue]: Uint8ClampedArray) => (red! + green! + blue!) / 3;

test('pictures of the promised size, the place within reach', async () => {
  const puzzle = await makePuzzle();
  const [background, piece] = [await pictureOf(puzzle.background), await pictureOf(puzzle.piece)];
  expect([background.width, background.height]).toEqual([width, height]);
  expect([piece.width, piece.height]).toEqual([puzzle.pieceSize, puzzle.pieceSize]);
  expect(puzzle.background.length + puzzle.piece.length).toBeLessThan(60_000);
});

test('the piece goes on where the picture leaves off at its place, and in that place there is a hole', async () => {
  const changes: number[] = [];
  const seams: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const puzzle = await makePuzzle();
    const [background, piece] = [await pictureOf(puzzle.background), await pictureOf(puzzle.piece)];
    const { inside, across } = outlineOf(piece);
    expect(inside.length).toBeGreaterThan(400);
    expect(across.length).toBeGreaterThan(100);
    expect([0, pieceSize - 1].map((corner) => pixel(piece, corner, corner)[3])).toEqual([0, 0]);
    const behind = ([x, y]: Point) => pixel(background, puzzle.x + x, puzzle.y + y);
    changes.push(average(inside.map((at) => difference(behind(at), pixel(piece, ...at)))));
    seams.push(
      average(across.map(({ within, beyond }) => difference(behind(beyond), pixel(piece, ...within)))),
    );
  }
  expect(Math.min(...changes)).toBeGreaterThan(8);
  expect(average(seams)).toBeLessThan(average(changes) / 1.5);
});

test('comparing pixels finds the decoy, not the hole', async () => {
  let misled = 0;
  for (let n = 0; n < 12; n += 1) {
    const puzzle = await makePuzzle();
    const [background, piece] = [await pictureOf(puzzle.background), await pictureOf(puzzle.piece)];
    const { inside } = outlineOf(piece);
    const likeness = (x: number, y: number) =>
      correlation(
        inside.map(([dx, dy]) => brightness(pixel(piece, dx, dy))),
        inside.map(([dx, dy]) => brightness(pixel(background, x + dx, y + dy))),
      );
    const best = { x: -1, likeness: -1 };
    for (let x = 0; x <= width - pieceSize; x += 1) {
      const found = likeness(x, puzzle.y);
      if (found > best.likeness) Object.assign(best, { x, likeness: found });
    }
    if (Math.abs(best.x - puzzle.x) > policy.captcha.slider.tolerancePx) misled += 1;
  }
  expect(misled).toBeGreaterThanOrEqual(5);
}, 60_000);

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [average(a), average(b)];
  const products = a.map((value, index) => (value - meanA) * (b[index]! - meanB));
  const spread = (values: readonly number[], mean: number) =>
    Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  return average(products) / (spread(a, meanA) * spread(b, meanB) || 1);
}

test('places are spread over the whole width, and never where the piece begins', () => {
  const places = Array.from({ length: 60 }, () => drawPuzzle(random));
  const xs = places.map(({ x }) => x);
  expect(Math.min(...xs)).toBeGreaterThan(pieceSize);
  expect(Math.max(...xs)).toBeLessThanOrEqual(width - pieceSize);
  expect(new Set(xs.map((x) => Math.floor(x / 40))).size).toBeGreaterThanOrEqual(4);
  expect(new Set(places.map(({ y }) => y)).size).toBeGreaterThan(15);
}, 60_000);
