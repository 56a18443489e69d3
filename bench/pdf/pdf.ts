import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureSystemTool } from '../../scripts/servers/system-packages.ts';
import { atLeast, atMost, type Benchmark, type Figures, type Skipped } from '../benchmark.ts';
import type { Peer } from '../peer.ts';
import { hundredths, median, prepare, race, sizesOf, type Runs } from '../race.ts';
import { runProgram, type Program } from '../run-program.ts';
import { peers } from './peers.ts';
import { expectedContent, requireContent } from './read-back.ts';
import { measureSmallFiles } from './small-files.ts';
import type { DocumentTimes } from './time-documents.ts';

const defaultRows = 3_000;
/** Above this the slow peers alone would take longer than anybody waits. */
const manyRows = 10_000;
const largeRows = 100_000;
/** That a process makes in a round: the first is read as cold, the others as what each file of a month takes. */
const documents = 4;

/** A young generation that grows to its default of some 100 MB gains nothing here. */
function ours(way: 'plain' | 'tagged'): Program {
  const program = fileURLToPath(new URL('./write-ours.ts', import.meta.url));
  return { command: process.execPath, parameters: ['--max-semi-space-size=4', program, way] };
}

/**
 * Rows per second of a whole statement as a PDF, in a process that has made one before, beside the fastest documented
 * ways of others. Each takes the same rows from whole-number arithmetic in its own language, ours between every two of
 * theirs; the text of what each wrote is extracted and compared. Ours is PDF/A-2b, theirs a plain PDF.
 */
export const benchmark: Benchmark = async (say, { rows = defaultRows }) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-pdf-'));
  try {
    const pdftotext = await ensureSystemTool('pdftotext', say);
    const skipped: Skipped[] = [];
    const programs = await prepare(peers, say, skipped);
    const expected = expectedContent(rows);
    const rounds = rows > manyRows ? 1 : 3;
    const parameters = (path: string) => [String(rows), path, String(documents)];
    const pathOf = (name: string) => join(folder, `${name}.pdf`);
    const [own, theirs] = await race<DocumentTimes>(
      {
        ours: ours('plain'),
        programs,
        rounds,
        parameters,
        pathOf,
        msOf: warmMs,
        requireContent: async (path) => requireContent(pdftotext, path, expected),
        skipped,
      },
      say,
    );
    say('ours with tags');
    const tagged = await runProgram<DocumentTimes>(ours('tagged'), ...parameters(pathOf('tagged')));
    requireContent(pdftotext, pathOf('tagged'), expected);
    const left = [...theirs.keys()].map((peer) => [peer.name, programs.get(peer)!] as const);
    // So few rows have tags in a month's files.
    const small = { ours: ours('tagged'), ...Object.fromEntries(left) };
    const smallCpu = await measureSmallFiles(small, pathOf('small'), say);
    say(`${largeRows} rows`);
    const large = await runProgram<DocumentTimes>(ours('plain'), String(largeRows), pathOf('large'), '1');
    const perSecond = (ms: number) => Math.round(rows / (ms / 1_000));
    const sides = new Map([['ours', own], ...[...theirs].map(([{ name }, runs]) => [name, runs] as const)]);
    return {
      name: 'pdf',
      unit: 'rows/s',
      ours: { value: perSecond(median(own.ms)), peakRssMb: own.peakRssMb },
      peers: [...theirs].map(([{ name, version }, runs]) => ({
        name,
        version,
        value: perSecond(median(runs.ms)),
        peakRssMb: runs.peakRssMb,
      })),
      skipped,
      goals: [
        atLeast('ratio-to-reportlab', ratioToReportLab(theirs), 1.5),
        atMost('small-file-cpu-ms', smallCpu['ours']!, 8),
        atMost('peak-rss-mb', large.peakRssMb ?? 0, 250),
      ],
      figures: {
        'ms of a file': figuresOf(sides, warmMs),
        'ms of the first file': figuresOf(sides, ({ ms }) => ms[0]!),
        '30 rows: ms of CPU': smallCpu,
        'MB of the file': await sizesOf([...sides.keys()], pathOf),
        'ours with tags (PDF/A-2a, PDF/UA-1)': {
          'rows/s': perSecond(warmMs(tagged.printed)),
          ms: Math.round(warmMs(tagged.printed)),
          ...(await sizesOf(['tagged'], pathOf)),
        },
        'ours at 100,000 rows': {
          ms: Math.round(large.printed.ms[0]!),
          'MB at the most': large.peakRssMb ?? 0,
          ...(await sizesOf(['large'], pathOf)),
        },
        run: { rows, rounds, documents },
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A file's ms when its process has made one before. */
function warmMs({ ms }: DocumentTimes): number {
  return median(ms.slice(1));
}

/** By how much ours is faster than the faster of its two ways. */
function ratioToReportLab(theirs: ReadonlyMap<Peer, Runs<DocumentTimes>>): number {
  const both = [...theirs].filter(([{ name }]) => name.startsWith('ReportLab'));
  return hundredths(Math.min(...both.map(([, { ratios }]) => median(ratios))));
}

function figuresOf(
  sides: ReadonlyMap<string, Runs<DocumentTimes>>,
  figure: (times: DocumentTimes) => number,
): Figures {
  const medians = [...sides].map(
    ([name, { printed }]) => [name, Math.round(median(printed.map(figure)))] as const,
  );
  return Object.fromEntries(medians);
}
