import { Path2D } from '@napi-rs/canvas';
import type { RandomNumbers } from './random-numbers.ts';

/** One side of a piece: a knob outwards, a bay inwards. */
type Side = 1 | -1;

export type Sides = readonly [top: Side, right: Side, bottom: Side, left: Side];

/** Side of the piece's body, and room for a knob on each side; a piece's image is `pieceSize` px square. */
const bodySize = 38;
const knobRoom = 10;
export const pieceSize = bodySize + 2 * knobRoom;

/** Sides with at least one knob and one bay, so that no piece is a plain square to the eye. */
export function drawSides(random: RandomNumbers): Sides {
  const side = (): Side => (random() < 0.5 ? 1 : -1);
  const sides: Sides = [side(), side(), side(), side()];
  return new Set(sides).size === 2 ? sides : drawSides(random);
}

/** The same piece turned inside out: each knob a bay. No side of it fits where the other one does. */
export function oppositeOf([top, right, bottom, left]: Sides): Sides {
  const turned = (side: Side): Side => (side === 1 ? -1 : 1);
  return [turned(top), turned(right), turned(bottom), turned(left)];
}

/** The outline with its picture's top left corner at 0, 0. */
export function outlineOf(sides: Sides): Path2D {
  const path = new Path2D();
  const [near, far] = [knobRoom, knobRoom + bodySize];
  const corners = [
    [near, near, 1, 0],
    [far, near, 0, 1],
    [far, far, -1, 0],
    [near, far, 0, -1],
  ] as const;
  path.moveTo(near, near);
  for (const [index, [x, y, dx, dy]] of corners.entries()) addSide(path, { x, y, dx, dy }, sides[index]!);
  path.closePath();
  return path;
}

/** Draws one side from a corner in direction (dx, dy), clockwise; a knob bulges to the left of the way. */
function addSide(path: Path2D, from: { x: number; y: number; dx: number; dy: number }, side: Side): void {
  const { x, y, dx, dy } = from;
  const at = (along: number, out: number): [number, number] => [
    x + dx * along * bodySize + dy * out * knobRoom * side,
    y + dy * along * bodySize - dx * out * knobRoom * side,
  ];
  path.lineTo(...at(0.36, 0));
  path.bezierCurveTo(...at(0.42, 0.25), ...at(0.22, 0.95), ...at(0.5, 0.95));
  path.bezierCurveTo(...at(0.78, 0.95), ...at(0.58, 0.25), ...at(0.64, 0));
  path.lineTo(...at(1, 0));
}
