import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { mapConcurrent, runEach } from '../../domain/concurrency.ts';

test('every step is taken, whatever an earlier one threw; the first failure is thrown', async () => {
  const taken: string[] = [];
  const step =
    (name: string, fails = false) =>
    async () => {
      taken.push(name);
      if (fails) throw new Error(name);
    };
  const all = runEach(step('first', true), step('second', true), step('third'));
  await expect(all).rejects.toThrow('first');
  expect(taken).toEqual(['first', 'second', 'third']);
});

test('two tasks run at a time, each once, in their order', async () => {
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const task = (n: number) => async () => {
    begun.push(n);
    most = Math.max(most, (running += 1));
    await setTimeout(1);
    running -= 1;
  };
  await mapConcurrent([1, 2, 3, 4, 5], 2, (n) => task(n)());
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('a task that fails rejects, but only once the running ones have ended, and starts no other', async () => {
  let [ended, late] = [false, false];
  const slow = async () => {
    await setTimeout(5);
    ended = true;
  };
  const never = async () => {
    late = true;
  };
  const tasks = [() => Promise.reject(new Error('no')), slow, never];
  await expect(mapConcurrent(tasks, 2, (each) => each())).rejects.toThrow('no');
  expect({ ended, late }).toEqual({ ended: true, late: false });
});
