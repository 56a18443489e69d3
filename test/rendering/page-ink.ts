import { readFileSync } from 'node:fs';
import { outputOf } from './external-tool.ts';

const dotsPerInch = 600;
const scale = dotsPerInch / 72;
const grid = 16;

/** A part of a page, in points from its upper left corner. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page as it is printed, and what is to be seen in a part of it. */
export class PageInk {
  readonly #width: number;
  readonly #dots: Buffer;

  /** Draws the first page of a file. @param pdftoppm poppler's program */
  constructor(pdftoppm: string, path: string) {
    const options = ['-gray', '-r', String(dotsPerInch), '-f', '1', '-l', '1', '-singlefile'];
    outputOf(pdftoppm, [...options, path, path]);
    const image = readFileSync(`${path}.pgm`);
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 60))!;
    this.#width = Number(width);
    this.#dots = image.subarray(head.length, head.length + this.#width * Number(height));
  }

  /**
   * The shape of the ink in a region: how dark each of 16 × 16 parts of its bounds is, from 0 to 1. Nothing where the
   * region is blank.
   */
  shapeIn(region: Region): number[] {
    const [left, top, right, bottom] = [region.left, region.top, region.right, region.bottom].map((at) =>
      Math.round(at * scale),
    ) as [number, number, number, number];
    const inked: [x: number, y: number][] = [];
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) if (this.#dots[y * this.#width + x]! < 128) inked.push([x, y]);
    }
    return shapeOf(inked);
  }
}

function shapeOf(inked: readonly (readonly [x: number, y: number])[]): number[] {
  if (inked.length === 0) return [];
  const [xs, ys] = [inked.map(([x]) => x), inked.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left + 1, Math.max(...ys) - top + 1];
  const parts = new Array<number>(grid * grid).fill(0);
  for (const [x, y] of inked) {
    const [column, line] = [((x - left) * grid) / width, ((y - top) * grid) / height].map(Math.floor);
    parts[line! * grid + column!]! += (grid * grid) / (width * height);
  }
  return parts;
}

/** By how much two shapes differ, from 0 to 1. */
export function differenceOf(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return 1;
  return one.reduce((sum, dark, index) => sum + Math.abs(dark - other[index]!), 0) / one.length;
}
