import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scoreTrack, type SliderTrack, type TrackPoint } from '../../../domain/account/slider-track.ts';

const context = { x: 180, elapsedMs: 4_000 };

/** A drag as hands do it: slow, fast, slow; a little sway, an overshoot and a correction, uneven times. */
function drag(x: number, { durationMs = 900, swayPx = 3, shake = 0.5 } = {}): TrackPoint[] {
  const points: TrackPoint[] = [];
  for (let step = 0; step <= 40; step += 1) {
    const part = step / 40;
    const eased = part < 0.5 ? 2 * part * part : 1 - (2 - 2 * part) ** 2 / 2;
    const overshoot = 6 * Math.sin(Math.PI * part ** 3);
    const tremble = shake * Math.sin(step * 12.9898);
    const t = 1_200 + (part + Math.sin(step * 4.1) / 100) * durationMs;
    points.push({ x: x * eased + overshoot + tremble * (1 - part), y: 60 + swayPx * Math.sin(step / 6), t });
  }
  return [...points, { x, y: 61, t: 1_200 + durationMs * 1.1 }];
}

function line(steps: number, { t0 = 1_000, dt = 10, y = 80 } = {}): TrackPoint[] {
  return Array.from({ length: steps + 1 }, (_, n) => ({ x: (180 * n) / steps, y, t: t0 + n * dt }));
}

const plausible = (track: SliderTrack, given = context) => scoreTrack(track, given).plausible;

describe('honest ways pass', () => {
  test.each([
    ['a drag with the mouse', { pointer: 'mouse', points: drag(180) }],
    ['a drag with a finger', { pointer: 'touch', points: drag(180, { durationMs: 500, swayPx: 9 }) }],
    ['a very steady hand', { pointer: 'pen', points: drag(180, { swayPx: 0, shake: 0 }) }],
    [
      'a native slider, which tells no y',
      { pointer: 'mouse', points: drag(180).map(({ x, t }) => ({ x: Math.round(x), t: Math.round(t) })) },
    ],
    ['a click on the track', { pointer: 'mouse', points: [{ x: 180, t: 1_500 }] }],
    [
      'a click beside it, then one on it',
      {
        pointer: 'mouse',
        points: [
          { x: 150, t: 900 },
          { x: 181, t: 2_100 },
        ],
      },
    ],
    ['an arrow key held down', { pointer: 'keyboard', points: line(180, { dt: 15, y: undefined }) }],
    ['a page key, then arrows', { pointer: 'keyboard', points: line(18, { dt: 120, y: undefined }) }],
    ['an answer between the last point and its rounding', { pointer: 'mouse', points: drag(178) }],
  ] as [string, SliderTrack][])('%s', (_case, track) => {
    expect(scoreTrack(track, context)).toMatchObject({ plausible: true });
  });

  test('whatever the hand: length, duration, sway and tremble', () => {
    const hands = fc.record({
      durationMs: fc.integer({ min: 200, max: 2_500 }),
      swayPx: fc.integer({ min: 0, max: 30 }),
      shake: fc.double({ min: 0, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 72, max: 258 }), hands, (x, hand) => {
        const track = { pointer: 'touch' as const, points: drag(x, hand) };
        expect(plausible(track, { x, elapsedMs: 6_000 })).toBe(true);
      }),
    );
  });
});

describe('scripts do not', () => {
  test.each([
    ['nothing recorded', [], 'nothing-recorded'],
    ['a ruler at constant speed', line(20), 'even-pace'],
    ['a ruler of five points', line(4, { dt: 50 }), 'even-beat'],
    ['all in one instant', line(20, { dt: 0, t0: 0 }), 'faster-than-people'],
    ['time that runs backwards', drag(180).toReversed(), 'time-runs-backwards'],
    ['a time before the puzzle was shown', [{ x: 180, t: -5 }], 'time-runs-backwards'],
    ['another end than the answer', drag(120), 'ends-elsewhere'],
    ['a start outside the picture', [{ x: -30, t: 900 }, ...drag(180)], 'out-of-picture'],
    ['more time than there was', drag(180).map(({ x, t }) => ({ x, t: t * 9 })), 'longer-than-shown'],
  ] as [string, TrackPoint[], string][])('%s', (_case, points, sign) => {
    const judged = scoreTrack({ pointer: 'mouse', points }, context);
    expect(judged.plausible).toBe(false);
    expect(judged.signs).toContain(sign);
  });

  test('an answer sooner than a person can look', () => {
    const track: SliderTrack = { pointer: 'keyboard', points: [{ x: 180, t: 300 }] };
    expect(plausible(track, { ...context, elapsedMs: 499 })).toBe(false);
    expect(plausible(track, { ...context, elapsedMs: 500 })).toBe(true);
  });
});
