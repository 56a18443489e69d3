import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

/** Left alone, the main thread lets spent rows lie about, more or fewer of them, before they are collected. */
const collectingSoon = '--max-semi-space-size=8';
const program = fileURLToPath(new URL('./produce-large.ts', import.meta.url));

/** MB that the whole process may take, database, threads and all; and how much of it may come from four times the rows. */
const most = { peak: 400, growth: 80 };

async function produceLarge(rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'produce-large-'));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      collectingSoon,
      program,
      folder,
      String(rows),
    ]);
    return JSON.parse(stdout) as { totals: { count: number }; files: number[]; peakRssMb: number };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('four times the rows take no more memory', async () => {
  const few = await produceLarge(40_000);
  const many = await produceLarge(160_000);
  expect([few.totals.count, many.totals.count]).toEqual([40_000, 160_000]);
  expect(many.files[1]).toBeGreaterThan(3.9 * few.files[1]!);
  expect(many.peakRssMb).toBeLessThan(most.peak);
  expect(many.peakRssMb - few.peakRssMb).toBeLessThan(most.growth);
}, 120_000);
