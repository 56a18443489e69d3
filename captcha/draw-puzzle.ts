import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { policy } from '../domain/policy.ts';
import { drawScene } from './draw-scene.ts';
import { drawSides, oppositeOf, outlineOf, pieceSize, type Sides } from './piece-outline.ts';
import { between, type RandomNumbers, wholeBetween } from './random-numbers.ts';

export interface DrawnPuzzle {
  readonly x: number;
  readonly y: number;
  readonly background: Canvas;
  readonly piece: Canvas;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Hole extends Place {
  readonly sides: Sides;
  /** The part of the scene shown in the hole, darkened. */
  readonly shows: Place;
  readonly darkness: number;
}

const { width, height } = policy.captcha.slider;
const edge = 4;
/** The piece starts at the left; the hole is far enough away to require dragging. */
const leastX = pieceSize + 14;

/**
 * Draws a puzzle: the scene with a hole at a random place and two decoys, and the piece cut out of it.
 *
 * A hole shows another part of the scene, darkened, and the decoy on the piece's own row shows the part that was cut
 * out: comparing pixels leads to the decoy. A person goes by the outline, which fits in one place only.
 */
export function drawPuzzle(random: RandomNumbers): DrawnPuzzle {
  const scene = drawScene(random);
  const sides = drawSides(random);
  const place = {
    x: wholeBetween(random, leastX, width - pieceSize - edge),
    y: wholeBetween(random, edge, height - pieceSize - edge),
  };
  const background = createCanvas(width, height);
  const context = background.getContext('2d');
  context.drawImage(scene, 0, 0);
  for (const hole of holesAround(random, place, sides)) drawHole(context, scene, random, hole);
  return { ...place, background, piece: cutOut(scene, place, sides) };
}

function holesAround(random: RandomNumbers, place: Place, sides: Sides): Hole[] {
  const beside = placeApart(random, [place], () => clampY(place.y + wholeBetween(random, -8, 8)));
  const elsewhere = placeApart(random, [place, beside], () =>
    wholeBetween(random, edge, height - pieceSize - edge),
  );
  const somewhere = () => ({
    x: wholeBetween(random, 0, width - pieceSize),
    y: wholeBetween(random, 0, height - pieceSize),
  });
  const darkness = () => between(random, 0.42, 0.56);
  return [
    { ...beside, sides: oppositeOf(sides), shows: place, darkness: darkness() },
    { ...elsewhere, sides: drawSides(random), shows: somewhere(), darkness: darkness() },
    { ...place, sides, shows: somewhere(), darkness: darkness() },
  ];
}

/** A place that touches no other, or the farthest one if the row is too full. */
function placeApart(random: RandomNumbers, others: readonly Place[], drawY: () => number): Place {
  let best = { x: edge, y: drawY(), apart: -1 };
  for (let attempt = 0; attempt < 24 && best.apart < pieceSize; attempt += 1) {
    const candidate = { x: wholeBetween(random, pieceSize, width - pieceSize - edge), y: drawY() };
    const apart = Math.min(
      ...others.map(({ x, y }) => Math.max(Math.abs(candidate.x - x), Math.abs(candidate.y - y))),
    );
    if (apart > best.apart) best = { ...candidate, apart };
  }
  return { x: best.x, y: best.y };
}

function clampY(y: number): number {
  return Math.min(Math.max(y, edge), height - pieceSize - edge);
}

function drawHole(context: SKRSContext2D, scene: Canvas, random: RandomNumbers, hole: Hole): void {
  const outline = outlineOf(hole.sides);
  context.save();
  context.translate(hole.x, hole.y);
  context.save();
  context.clip(outline);
  context.drawImage(scene, hole.shows.x, hole.shows.y, pieceSize, pieceSize, 0, 0, pieceSize, pieceSize);
  context.fillStyle = `hsla(${between(random, 200, 240)} 30% 14% / ${hole.darkness})`;
  context.fillRect(0, 0, pieceSize, pieceSize);
  context.shadowColor = 'hsla(220 40% 8% / 0.8)';
  context.shadowBlur = 6;
  context.lineWidth = 2;
  context.strokeStyle = 'hsla(220 40% 8% / 0.5)';
  context.stroke(outline);
  context.restore();
  context.strokeStyle = `hsla(0 0% 100% / ${between(random, 0.35, 0.55)})`;
  context.lineWidth = 1;
  context.stroke(outline);
  context.restore();
}

function cutOut(scene: Canvas, { x, y }: Place, sides: Sides): Canvas {
  const canvas = createCanvas(pieceSize, pieceSize);
  const context = canvas.getContext('2d');
  const outline = outlineOf(sides);
  context.save();
  context.clip(outline);
  context.drawImage(scene, x, y, pieceSize, pieceSize, 0, 0, pieceSize, pieceSize);
  context.restore();
  context.lineWidth = 1.5;
  context.strokeStyle = 'hsla(0 0% 100% / 0.9)';
  context.stroke(outline);
  return canvas;
}
