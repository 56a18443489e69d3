import { expect, test } from '@jest/globals';
import { eventually } from './eventually.ts';

test('the first answer that holds is returned, and nothing is asked afterwards', async () => {
  let asked = 0;
  expect(
    await eventually(
      'the third answer',
      () => (asked += 1),
      (answer) => answer === 3,
    ),
  ).toBe(3);
  expect(asked).toBe(3);
});

test('without a condition, an answer holds that is neither undefined nor false', async () => {
  const answers = [undefined, false, 0];
  expect(await eventually('an answer', () => answers.shift())).toBe(0);
});

test('a wait that ends in vain names what it waited for and shows the last answer', async () => {
  const ask = async () => ({ state: 'RUNNING' });
  const waiting = eventually('the run to be DONE', ask, ({ state }) => state === 'DONE', 10);
  await expect(waiting).rejects.toThrow('waited 0.01 s for the run to be DONE; last: {"state":"RUNNING"}');
});
