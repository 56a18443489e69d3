import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { atLeast, atMost, type BenchmarkResult } from '../../bench/benchmark.ts';
import { describeMachine } from '../../bench/machine.ts';
import { markdownOf } from '../../bench/markdown.ts';
import { recordResult } from '../../bench/record-result.ts';
import { useTemporaryFolder } from '../rendering/temporary-folder.ts';

const inFolder = useTemporaryFolder();

const result: BenchmarkResult = {
  name: 'pdf',
  unit: 'rows/s',
  ours: { value: 12_000, peakRssMb: 80 },
  peers: [{ name: 'Typst', version: '0.15.2', value: 900, peakRssMb: null }],
  skipped: [{ name: 'pdfkit', why: 'no python3\nat all' }],
  goals: [atLeast('ratio', 1.4, 1.5), atMost('cpu-ms', 4, 8)],
  figures: { 'MB of the file': { ours: 0.3, Typst: 0.4 }, run: { rows: 3_000 } },
};

test('a run is told with its machine, every writer, its goals and who was skipped', () => {
  const machine = { ...describeMachine(1.5), date: '2026-11-23' };
  const told = markdownOf(result, machine, 'npm run bench -- pdf');
  expect(told).toMatch(/^`npm run bench -- pdf` on 2026-11-23: \d+ cores \(.*load 1\.5 at its start and/);
  expect(told).toContain('| writer | rows/s | peak memory, MB | MB of the file |');
  expect(told).toContain('| ours | 12,000 | 80 | 0.3 |\n| Typst 0.15.2 | 900 |  | 0.4 |');
  expect(told).toContain(
    '| `ratio` | 1.4 | at least 1.5 | does not hold |\n| `cpu-ms` | 4 | at most 8 | holds |',
  );
  expect(told).toContain('- run: rows 3,000');
  expect(told).toContain('Skipped: pdfkit (no python3).');
});

test('a run takes the place of the last one, and what people wrote around it stays', async () => {
  const page = inFolder('benchmarks.md');
  await writeFile(page, '# Benchmarks\n\n## PDF\n\nBefore.\n');
  await recordResult(page, 'pdf', 'The first run.');
  await writeFile(page, `${await readFile(page, 'utf8')}\nA remark.\n`);
  await recordResult(page, 'xlsx', 'Another benchmark.');
  await recordResult(page, 'pdf', 'The second run.');
  const text = await readFile(page, 'utf8');
  expect(text).not.toContain('The first run.');
  const inOrder = ['Before.', 'The second run.', '<!-- end of pdf -->', 'A remark.', 'Another benchmark.'];
  expect(inOrder.map((part) => text.indexOf(part))).toEqual(
    inOrder.map((part) => text.indexOf(part)).toSorted((one, other) => one - other),
  );
  expect(inOrder.every((part) => text.includes(part))).toBe(true);
});
