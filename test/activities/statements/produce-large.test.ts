import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const program = fileURLToPath(new URL('./produce-large.ts', import.meta.url));

interface Produced {
  readonly totals: { readonly count: number };
  readonly files: readonly number[];
  readonly peaks: Readonly<Record<string, number>>;
  readonly peakRssMb: number;
}

/** MB that the whole process may take, database, threads and all; and how much of it may come from four times the rows. */
const most = { peak: 450, growth: 100 };

async function produceLarge(rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'produce-large-'));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, folder, String(rows)]);
    return JSON.parse(stdout) as Produced;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('four times the rows take no more memory', async () => {
  const few = await produceLarge(40_000);
  const many = await produceLarge(160_000);
  expect([few.totals.count, many.totals.count]).toEqual([40_000, 160_000]);
  expect(many.files[1]).toBeGreaterThan(3.9 * few.files[1]!);
  expect(many.peaks['pages']).toBe(few.peaks['pages']);
  expect(many.peaks['blocks']).toBeLessThanOrEqual(6);
  expect(many.peakRssMb).toBeLessThan(most.peak);
  expect(many.peakRssMb - few.peakRssMb).toBeLessThan(most.growth);
}, 120_000);
