import { mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atLeast, atMost, type Benchmark, type Say, type Skipped } from '../benchmark.ts';
import { runProgram, type Program } from '../run-program.ts';
import { peers, type Peer } from './peers.ts';
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

interface Runs {
  readonly ms: number[];
  readonly peaks: (number | null)[];
  /** How many times faster ours was, each time, that ran just before: other load on the machine meets both. */
  readonly ratios: number[];
}

/**
 * Rows per second of a whole file with 14 columns, and the most memory of the process, beside the fastest documented
 * ways of others. Each takes the same rows from whole-number arithmetic in its own language, ours between every two of
 * theirs; what each wrote is read back and compared cell by cell. A program's start is not counted, its warming up is.
 */
export const benchmark: Benchmark = async (say, { rows = defaultRows }) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-xlsx-'));
  try {
    const skipped: Skipped[] = [];
    const programs = await prepare(say, skipped);
    const expected = expectedContent(rows);
    const rounds = rows > manyRows ? 1 : 3;
    const loadBefore = loadavg()[0]!;
    const [own, theirs] = await race({ rows, rounds, folder, expected, programs, skipped }, say);
    say('files of 30 rows');
    const { printed: cpu } = await runProgram<{ ours: number; exceljs: number }>(small, folder);
    const perSecond = ({ ms }: Runs) => Math.round(rows / (median(ms) / 1_000));
    const peak = ({ peaks }: Runs) => median(peaks.filter((each) => each !== null)) || null;
    const results = [...theirs].map(([{ name, version }, runs]) => ({
      name,
      version,
      value: perSecond(runs),
      peakRssMb: peak(runs),
    }));
    const ratio = Math.min(...[...theirs.values()].map(({ ratios }) => median(ratios)));
    return {
      name: 'xlsx',
      unit: 'rows/s',
      ours: { value: perSecond(own), peakRssMb: peak(own) },
      peers: results,
      skipped,
      goals: [
        atLeast('ratio-to-fastest-peer', hundredths(ratio), 1.3),
        atMost('peak-rss-mb', Math.max(...own.peaks.map((each) => each ?? 0)), 200),
        atMost('small-file-cpu-ms', hundredths(cpu.ours), 1.5),
      ],
      figures: {
        'a file of 30 rows, ms of CPU': { ours: hundredths(cpu.ours), exceljs: hundredths(cpu.exceljs) },
        'MB of the file': await sizes(folder, theirs),
        run: { rows, rounds, loadBefore: hundredths(loadBefore), loadAfter: hundredths(loadavg()[0]!) },
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function prepare(say: Say, skipped: Skipped[]): Promise<Map<Peer, Program>> {
  const programs = new Map<Peer, Program>();
  for (const peer of peers) {
    try {
      programs.set(peer, await peer.prepare(say));
    } catch (error) {
      skipped.push({ name: peer.name, why: (error as Error).message });
    }
  }
  return programs;
}

interface Race {
  readonly rows: number;
  readonly rounds: number;
  readonly folder: string;
  readonly expected: Content;
  readonly programs: ReadonlyMap<Peer, Program>;
  readonly skipped: Skipped[];
}

/** A peer that fails, or writes other cells, is out; ours must not. */
async function race(
  { rows, rounds, folder, expected, programs, skipped }: Race,
  say: Say,
): Promise<[Runs, Map<Peer, Runs>]> {
  const own: Runs = { ms: [], peaks: [], ratios: [] };
  const theirs = new Map<Peer, Runs>(
    [...programs.keys()].map((peer) => [peer, { ms: [], peaks: [], ratios: [] }]),
  );
  for (let round = 1; round <= rounds; round += 1) {
    for (const [peer, runs] of theirs) {
      say(`round ${round} of ${rounds}: ours, then ${peer.name}`);
      await runOnce(ours, rows, join(folder, 'ours.xlsx'), own);
      try {
        const path = fileOf(folder, peer);
        await runOnce(programs.get(peer)!, rows, path, runs);
        runs.ratios.push(runs.ms.at(-1)! / own.ms.at(-1)!);
        if (round === 1) await requireContent(path, expected);
      } catch (error) {
        skipped.push({ name: peer.name, why: (error as Error).message });
        theirs.delete(peer);
      }
    }
  }
  if (own.ms.length === 0) await runOnce(ours, rows, join(folder, 'ours.xlsx'), own);
  await requireContent(join(folder, 'ours.xlsx'), expected);
  return [own, theirs];
}

async function runOnce(program: Program, rows: number, path: string, { ms, peaks }: Runs): Promise<void> {
  const { printed, peakRssMb } = await runProgram<{ ms: number }>(program, String(rows), path);
  ms.push(printed.ms);
  peaks.push(peakRssMb);
}

async function requireContent(path: string, expected: Content): Promise<void> {
  const found = await readContent(path);
  if (found.digest !== expected.digest) {
    throw new Error(
      `wrote other cells: ${found.rows} rows, ${found.amountFen} fen; not ${expected.rows}, ${expected.amountFen}`,
    );
  }
}

async function sizes(folder: string, theirs: ReadonlyMap<Peer, Runs>): Promise<Record<string, number>> {
  const files = [...theirs.keys()].map((peer) => [peer.name, fileOf(folder, peer)] as const);
  const found = [['ours', join(folder, 'ours.xlsx')] as const, ...files].map(
    async ([name, path]) => [name, hundredths((await stat(path)).size / 1024 ** 2)] as const,
  );
  return Object.fromEntries(await Promise.all(found));
}

function fileOf(folder: string, { name }: Peer): string {
  return join(folder, `${name}.xlsx`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
