import { expect, test } from '@jest/globals';
import { createKeyedQueue } from '../../../api/http/keyed-queue.ts';
import { isOutdatedHash } from '../../../api/routes/account/sign-in/password-check.ts';

/** Work that ends when it is told to, and tells how much of it runs. */
function workshop() {
  const doors: (() => void)[] = [];
  const began: number[] = [];
  const work = (n: number) => async () => {
    began.push(n);
    await new Promise<void>((end) => doors.push(end));
    return n;
  };
  const settle = () => new Promise((done) => setImmediate(done));
  return { began, work, settle, endOne: async () => (doors.shift()?.(), settle()) };
}

test('as many of a key run as its lane is wide, the rest in the order in which it came', async () => {
  const { began, work, settle, endOne } = workshop();
  const inLane = createKeyedQueue({ width: 2, waiting: 10 });
  const all = Promise.all([0, 1, 2, 3].map((n) => inLane('a', work(n))));
  const other = inLane('b', work(9));
  await settle();
  expect(began).toEqual([0, 1, 9]);
  await endOne();
  expect(began).toEqual([0, 1, 9, 2]);
  for (let n = 0; n < 4; n += 1) await endOne();
  expect(await all).toEqual([0, 1, 2, 3]);
  expect(await other).toBe(9);
});

test('when too many wait the next is refused, and the lane goes on', async () => {
  const { work, settle, endOne } = workshop();
  const inLane = createKeyedQueue({ width: 1, waiting: 1 });
  const [first, second] = [inLane('a', work(1)), inLane('a', work(2))];
  await expect(inLane('a', work(3))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await settle();
  await endOne();
  await endOne();
  expect(await Promise.all([first, second])).toEqual([1, 2]);
  const last = inLane('a', work(4));
  await settle();
  await endOne();
  expect(await last).toBe(4);
});

test('work that fails frees its place', async () => {
  const inLane = createKeyedQueue({ width: 1, waiting: 1 });
  await expect(inLane('a', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(await inLane('a', () => Promise.resolve('next'))).toBe('next');
});

test.each([
  ['$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', false],
  ['$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA', false],
  ['$argon2id$v=19$m=19455,t=2,p=1$c2FsdA$aGFzaA', true],
  ['$argon2id$v=19$m=19456,t=1,p=1$c2FsdA$aGFzaA', true],
  ['$argon2i$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', true],
  ['$2b$12$abcdefghijklmnopqrstuv', true],
])('%s is outdated: %s', (passwordHash, outdated) => {
  expect(isOutdatedHash(passwordHash)).toBe(outdated);
});
