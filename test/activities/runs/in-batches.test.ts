import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { inBatches } from '../../../activities/runs/in-batches.ts';
import { eventually } from '../../support/eventually.ts';

const never = 60_000;

function recorder(limits: { atMost: number; withinMs: number }) {
  const batches: number[][] = [];
  const collected = inBatches<number>(async (batch) => {
    await setTimeout(1);
    batches.push([...batch]);
  }, limits);
  return { batches, ...collected };
}

test('a full batch is written before the next item is taken, the rest when it is asked for', async () => {
  const { batches, add, flush } = recorder({ atMost: 2, withinMs: never });
  for (const item of [1, 2, 3, 4, 5]) await add(item);
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ]);
  await flush();
  await flush();
  expect(batches.at(-1)).toEqual([5]);
});

test('what has waited long enough is written, though nothing follows it', async () => {
  const { batches, add, flush } = recorder({ atMost: 10, withinMs: 20 });
  await add(1);
  await eventually('the batch', () => batches.length > 0);
  expect(batches).toEqual([[1]]);
  await flush();
});

test('after a failed batch none is written, and the next flush throws the reason', async () => {
  const written: number[] = [];
  const { add, flush } = inBatches<number>(
    (batch) => {
      if (batch.includes(2)) return Promise.reject(new Error('disk full'));
      written.push(...batch);
      return Promise.resolve();
    },
    { atMost: 1, withinMs: never },
  );
  await add(1);
  await expect(add(2)).rejects.toThrow('disk full');
  await expect(add(3)).rejects.toThrow('disk full');
  await expect(flush()).rejects.toThrow('disk full');
  expect(written).toEqual([1]);
});
