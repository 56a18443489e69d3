import { expect, test } from '@jest/globals';
import { type Challenge, solveChallenge, type Solution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { createProofOfWork } from '../../captcha/proof-of-work.ts';

const easy = { cost: 10, fewest: 5, most: 20 };
const work = createProofOfWork(Buffer.alloc(32, 1), easy);

async function solved(challenge: Challenge): Promise<Solution> {
  return (await solveChallenge({ challenge, deriveKey }))!;
}

test('the work is bounded on both sides, and a valid solution is accepted', async () => {
  for (let n = 0; n < 10; n += 1) {
    const challenge = await work.create();
    const solution = await solved(challenge);
    expect(solution.counter).toBeGreaterThanOrEqual(easy.fewest);
    expect(solution.counter).toBeLessThanOrEqual(easy.most);
    expect(await work.holds(challenge, solution)).toBe(true);
  }
});

test('not for another challenge, an easier one, another key, or without the work', async () => {
  const [challenge, other] = [await work.create(), await work.create()];
  const solution = await solved(challenge);
  expect(await work.holds(other, solution)).toBe(false);
  const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00' } };
  expect(await work.holds(easier, await solved(easier))).toBe(false);
  expect(await createProofOfWork(Buffer.alloc(32, 2), easy).holds(challenge, solution)).toBe(false);
  const guessed = `${challenge.parameters.keyPrefix}${'0'.repeat(32)}`;
  expect(await work.holds(challenge, { ...solution, derivedKey: guessed })).toBe(false);
  expect(await work.holds(challenge, { ...solution, derivedKey: 'not hex' })).toBe(false);
});
