import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { inLanes } from '../../scripts/testing/lanes.ts';

test('two lanes run two tasks at a time, each task once, in their order', async () => {
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const task = (n: number) => async () => {
    begun.push(n);
    most = Math.max(most, (running += 1));
    await setTimeout(1);
    running -= 1;
  };
  await inLanes(2, [1, 2, 3, 4, 5].map(task));
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('a task that fails rejects, but only once the other lane has ended', async () => {
  let ended = false;
  const slow = async () => {
    await setTimeout(5);
    ended = true;
  };
  await expect(inLanes(2, [() => Promise.reject(new Error('no')), slow])).rejects.toThrow('no');
  expect(ended).toBe(true);
});
