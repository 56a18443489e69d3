import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { atLeast, atMost } from '../../bench/benchmark.ts';
import { atATime, spreadOf } from '../../bench/percentiles.ts';

const root = join(import.meta.dirname, '..', '..');

function bench(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bench', 'main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('without a name it lists what there is; a name or flag it does not know is refused', () => {
  const listed = bench();
  expect(listed).toMatchObject({ status: 0, stdout: expect.stringMatching(/^ {2}identity +\S/m) });
  expect(bench('toString')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('identity'),
  });
  expect(bench('identity', '--fast')).toMatchObject({ status: 1, stdout: '' });
});

test('p95 is a duration that was measured, the nearest rank', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(spreadOf(samples)).toEqual({ samples: 100, p50: 50, p95: 95 });
  expect(spreadOf([7])).toEqual({ samples: 1, p50: 7, p95: 7 });
});

test('a goal fails on its own side only', () => {
  expect([atMost('p95', 100, 100).held, atMost('p95', 100.1, 100).held]).toEqual([true, false]);
  expect([atLeast('rate', 20, 20).held, atLeast('rate', 19.9, 20).held]).toEqual([true, false]);
});

test('at most three items run at a time, and every item once', async () => {
  let now = 0;
  let most = 0;
  const done: number[] = [];
  await atATime(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= 1;
    done.push(item);
  });
  expect(most).toBe(3);
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
