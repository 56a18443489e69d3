import { randomBytes } from 'node:crypto';

/** Numbers from 0 up to, not including, 1. */
export type RandomNumbers = () => number;

/**
 * Unpredictable numbers from the system's generator, read by the kilobyte: a picture takes tens of thousands, and
 * one that could be drawn again from a seed would give its answer away.
 */
export function createRandomNumbers(): RandomNumbers {
  let bytes = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at >= bytes.length) [bytes, at] = [randomBytes(8_192), 0];
    const number = bytes.readUInt32LE(at) / 2 ** 32;
    at += 4;
    return number;
  };
}

/** A number between two bounds. */
export function between(random: RandomNumbers, least: number, most: number): number {
  return least + random() * (most - least);
}

/** A whole number between two bounds, both included. */
export function wholeBetween(random: RandomNumbers, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}
