import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atLeast, atMost, type Benchmark, type Skipped } from '../benchmark.ts';
import { hundredths, median, prepare, race, sizesOf } from '../race.ts';
import { runProgram, type Program } from '../run-program.ts';
import { peers } from './peers.ts';
import { expectedContent, readContent, type Content } from './read-back.ts';

const defaultRows = 200_000;
/** Above this the slow peers alone would take longer than anybody waits. */
const manyRows = 500_000;

/** As rendering threads are limited (`rendering/renderer.ts`): left alone, spent rows lie about before they are collected. */
const ours: Program = {
  command: process.execPath,
  parameters: [
    '--max-semi-space-size=16',
    '--max-old-space-size=256',
    fileURLToPath(new URL('./write-ours.ts', import.meta.url)),
  ],
};
const small: Program = {
  command: process.execPath,
  parameters: [fileURLToPath(new URL('./write-small.ts', import.meta.url))],
};

/**
 * Rows per second of a whole file with 14 columns, and the most memory of the process, beside the fastest documented
 * ways of others. Each takes the same rows from whole-number arithmetic in its own language, ours between every two of
 * theirs; what each wrote is read back and compared cell by cell. A program's start is not counted, its warming up is.
 */
export const benchmark: Benchmark = async (say, { rows = defaultRows }) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-xlsx-'));
  try {
    const skipped: Skipped[] = [];
    const programs = await prepare(peers, say, skipped);
    const expected = expectedContent(rows);
    const rounds = rows > manyRows ? 1 : 3;
    const pathOf = (name: string) => join(folder, `${name}.xlsx`);
    const [own, theirs] = await race<{ ms: number }>(
      {
        ours,
        programs,
        rounds,
        parameters: (path) => [String(rows), path],
        pathOf,
        msOf: ({ ms }) => ms,
        requireContent: (path) => requireContent(path, expected),
        skipped,
      },
      say,
    );
    say('files of 30 rows');
    const { printed: cpu } = await runProgram<{ ours: number; exceljs: number }>(small, folder);
    const perSecond = ({ ms }: { ms: readonly number[] }) => Math.round(rows / (median(ms) / 1_000));
    const results = [...theirs].map(([{ name, version }, runs]) => ({
      name,
      version,
      value: perSecond(runs),
      peakRssMb: runs.peakRssMb,
    }));
    const ratio = Math.min(...[...theirs.values()].map(({ ratios }) => median(ratios)));
    return {
      name: 'xlsx',
      unit: 'rows/s',
      ours: { value: perSecond(own), peakRssMb: own.peakRssMb },
      peers: results,
      skipped,
      goals: [
        atLeast('ratio-to-fastest-peer', hundredths(ratio), 1.3),
        atMost('peak-rss-mb', Math.max(0, ...own.peaks), 200),
        atMost('small-file-cpu-ms', hundredths(cpu.ours), 1.5),
      ],
      figures: {
        'a file of 30 rows, ms of CPU': { ours: hundredths(cpu.ours), exceljs: hundredths(cpu.exceljs) },
        'MB of the file': await sizesOf(['ours', ...[...theirs.keys()].map(({ name }) => name)], pathOf),
        run: { rows, rounds },
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function requireContent(path: string, expected: Content): Promise<void> {
  const found = await readContent(path);
  if (found.digest !== expected.digest) {
    throw new Error(
      `wrote other cells: ${found.rows} rows, ${found.amountFen} fen; not ${expected.rows}, ${expected.amountFen}`,
    );
  }
}
