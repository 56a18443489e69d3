import { expect, test } from '@jest/globals';
import { runEach } from '../../domain/concurrency.ts';

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
