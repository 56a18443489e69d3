import { expect, test } from '@jest/globals';
import { blockedWaitMs } from '../../../domain/runs/blocked-wait.ts';

test('a blocked run tries again after 15 s, then after twice as long each time, up to ten minutes', () => {
  const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 5_000].map((tries) => blockedWaitMs(tries) / 1_000);
  expect(seconds).toEqual([15, 30, 60, 120, 240, 480, 600, 600, 600]);
});
