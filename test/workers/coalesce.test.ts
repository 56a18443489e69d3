import { expect, test } from '@jest/globals';
import { coalesce } from '../../workers/coalesce.ts';

/** Work whose runs end when the test says so. */
function heldWork() {
  const runs: PromiseWithResolvers<void>[] = [];
  const call = coalesce(() => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    return run.promise;
  });
  return { runs, call };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('calls that come while one is under way share one that begins afterwards', async () => {
  const { runs, call } = heldWork();
  const first = call();
  let late = 0;
  const others = [call(), call(), call()].map((other) => other.then(() => (late += 1)));
  expect(runs).toHaveLength(1);
  runs[0]!.resolve();
  await first;
  await settled();
  expect([runs.length, late]).toEqual([2, 0]);
  runs[1]!.resolve();
  await Promise.all(others);
  expect(late).toBe(3);
});

test('a failure reaches its callers, and the next call starts afresh', async () => {
  const { runs, call } = heldWork();
  const first = call();
  const second = call();
  runs[0]!.reject(new Error('out of reach'));
  await expect(first).rejects.toThrow('out of reach');
  await settled();
  runs[1]!.resolve();
  await expect(second).resolves.toBeUndefined();
  const third = call();
  runs[2]!.resolve();
  await expect(third).resolves.toBeUndefined();
});
