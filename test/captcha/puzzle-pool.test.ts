import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createPuzzleFactory, type PuzzleFactory } from '../../captcha/puzzle-factory.ts';
import { createPuzzlePool } from '../../captcha/puzzle-pool.ts';
import type { Puzzle } from '../../captcha/puzzle.ts';
import { eventually } from '../support/eventually.ts';

function numbered(): PuzzleFactory & { made: number } {
  const factory = {
    made: 0,
    make: async (): Promise<Puzzle> => {
      await sleep(1);
      factory.made += 1;
      return { x: factory.made, y: 0, pieceSize: 58, background: '', piece: '' };
    },
    close: async () => undefined,
  };
  return factory;
}

test('puzzles are made ahead, handed out once each, and made again', async () => {
  const factory = numbered();
  const pool = createPuzzlePool(factory, 5);
  await eventually('5 puzzles to be ready', () => pool.ready === 5);
  const taken = await Promise.all(Array.from({ length: 12 }, () => pool.take()));
  expect(new Set(taken.map(({ x }) => x)).size).toBe(12);
  await eventually('5 puzzles to be ready', () => pool.ready === 5);
  await sleep(20);
  expect(factory.made).toBe(17);
  await pool.close();
});

test('a failure reaches the waiting callers and ends with its cause', async () => {
  const factory = numbered();
  const make = () => numbered().make();
  factory.make = () => Promise.reject(new Error('no memory'));
  const pool = createPuzzlePool(factory, 2);
  await expect(pool.take()).rejects.toThrow('no memory');
  factory.make = make;
  await expect(pool.take()).resolves.toMatchObject({ x: 1 });
  await eventually('2 puzzles to be ready', () => pool.ready === 2);
});

test('the factory’s threads draw puzzles that are all different', async () => {
  const factory = createPuzzleFactory();
  const puzzles = await Promise.all(Array.from({ length: 10 }, () => factory.make()));
  await factory.close();
  expect(new Set(puzzles.map(({ background }) => background)).size).toBe(10);
});
