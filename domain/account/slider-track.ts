import { policy } from '../policy.ts';

/** How the piece was moved; every one of these is an honest way. */
export type SliderPointer = 'mouse' | 'touch' | 'pen' | 'keyboard';

export interface TrackPoint {
  /** Left edge of the piece in px of the picture. */
  readonly x: number;
  /** Where the pointer was, in px of the picture; a native slider does not tell it. */
  readonly y?: number | undefined;
  /** ms since the puzzle was shown. */
  readonly t: number;
}

export interface SliderTrack {
  readonly pointer: SliderPointer;
  readonly points: readonly TrackPoint[];
}

export interface TrackContext {
  /** The answer that came with the track, px. */
  readonly x: number;
  /** From making the puzzle known to receiving the answer, by the server's clock. */
  readonly elapsedMs: number;
}

/** What speaks against a track, and how much. A few weak signs are honest; from 60 on it is a script. */
const weights = {
  'nothing-recorded': 100,
  'out-of-picture': 100,
  'time-runs-backwards': 100,
  'ends-elsewhere': 100,
  'faster-than-people': 100,
  'longer-than-shown': 100,
  'even-pace': 40,
  'even-beat': 20,
  'few-points': 20,
  'no-sway': 10,
} as const;

export type TrackSign = keyof typeof weights;

const refusedFrom = 60;
const endTolerancePx = 5;
const clockToleranceMs = 2_000;
const enoughPoints = 5;
const evenSpread = 0.02;

/**
 * Whether a person may have moved the piece so. Lenient on purpose: clicking on the track (one or two points),
 * arrow keys (even steps at an even beat) and a native slider (no y) pass; what is refused is the impossible, and
 * the ruler-straight line at a constant speed that scripts draw. The position is judged elsewhere.
 */
export function scoreTrack(
  track: SliderTrack,
  context: TrackContext,
): { readonly plausible: boolean; readonly signs: readonly TrackSign[] } {
  const signs = [...impossibleSigns(track, context), ...scriptedSigns(track)];
  const weight = signs.reduce((sum, sign) => sum + weights[sign], 0);
  return { plausible: weight < refusedFrom, signs };
}

function impossibleSigns({ points }: SliderTrack, { x, elapsedMs }: TrackContext): TrackSign[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return ['nothing-recorded'];
  const { width, shortestMs } = policy.captcha.slider;
  const signs: TrackSign[] = [];
  if (points.some((point) => point.x < 0 || point.x > width)) signs.push('out-of-picture');
  if (first.t < 0 || steps(points).some(({ dt }) => dt < 0)) signs.push('time-runs-backwards');
  if (Math.abs(last.x - x) > endTolerancePx) signs.push('ends-elsewhere');
  if (elapsedMs < shortestMs || last.t < shortestMs / 2) signs.push('faster-than-people');
  if (last.t > elapsedMs + clockToleranceMs) signs.push('longer-than-shown');
  return signs;
}

function scriptedSigns({ pointer, points }: SliderTrack): TrackSign[] {
  if (pointer === 'keyboard') return [];
  if (points.length < enoughPoints) return ['few-points'];
  const moves = steps(points);
  const signs: TrackSign[] = [];
  if (isEven(moves.map(({ dx, dt }) => dx / Math.max(dt, 1)))) signs.push('even-pace');
  if (isEven(moves.map(({ dt }) => dt))) signs.push('even-beat');
  if (points.every(({ y }) => y === points[0]!.y)) signs.push('no-sway');
  return signs;
}

function steps(points: readonly TrackPoint[]): { dx: number; dt: number }[] {
  return points.slice(1).map((point, index) => ({
    dx: point.x - points[index]!.x,
    dt: point.t - points[index]!.t,
  }));
}

/** Whether all values are as good as the same: their standard deviation is at most 2 % of their mean. */
function isEven(values: readonly number[]): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) <= Math.abs(mean) * evenSpread;
}
