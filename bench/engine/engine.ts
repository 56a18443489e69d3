import { setTimeout } from 'node:timers/promises';
import { createRunQueries } from '../../db/queries/runs/run-queries.ts';
import type { Renderer } from '../../rendering/renderer.ts';
import { atMost, type BenchmarkResult, type Figures, type Say } from '../benchmark.ts';
import { type EngineStack, startEngineStack } from './engine-stack.ts';
import { measureRun } from './measure-run.ts';

const period = '2019-10';
/** A smaller number is scaled up to 100,000: what an item costs does not depend on how many there are. */
const merchants = Number(process.env['BENCH_ITEMS'] ?? 100_000);
const mebibyte = 1024 * 1024;
const nothing: Renderer = {
  render: async () => ({ files: [], digest: '', peaks: {} }),
  close: async () => undefined,
};

/** A month's run in which rendering is switched off: what is left is planning, bookkeeping, reading and publishing. */
export async function benchmark(say: Say): Promise<BenchmarkResult> {
  say(`loading ${merchants} merchants`);
  const scale = { merchants, transactionsPerMerchant: 1, period };
  const stack = await startEngineStack({ ...scale, rendererOver: () => nothing });
  try {
    return await measure(stack, say);
  } finally {
    await stack.stop();
  }
}

async function measure(stack: EngineStack, say: Say): Promise<BenchmarkResult> {
  const memory = watchMemory(stack, say);
  const { items, seconds, cpuPerItem } = await measureRun(stack, period);
  const { early, late, peak } = await memory.stop();
  const perHundredThousand = round((seconds / items) * 100_000);
  return {
    name: 'engine',
    unit: 'items/s',
    ours: { value: round(items / seconds), peakRssMb: peak },
    peers: [],
    skipped: [],
    goals: [
      atMost('seconds-100k', perHundredThousand, 60),
      atMost('max-events', await mostEvents(stack), 4_000),
      atMost('memory-growth', round(late / early), 1.25),
    ],
    figures: {
      'processor ms an item': rounded(cpuPerItem),
      run: { items, seconds: round(seconds) },
      'memory MB': { 'at a quarter': early, 'at the end': late },
    },
  };
}

/** In MB: at a quarter of the items, when every part is warm, at the end, and the most there was. */
function watchMemory({ database }: EngineStack, say: Say) {
  const runs = createRunQueries(database);
  const used = { early: 0, late: 0, peak: 0 };
  let watching = true;
  const watched = (async () => {
    while (watching) {
      await setTimeout(1_000);
      const counts = (await runs.byPeriod(period))?.counts;
      used.late = Math.round(process.memoryUsage.rss() / mebibyte);
      used.peak = Math.max(used.peak, used.late);
      if (!counts || counts.items === 0) continue;
      const share = 1 - counts.pending / counts.items;
      if (used.early === 0 && share >= 0.25) used.early = used.late;
      say(`${Math.floor(share * 100)} % of ${counts.items}, ${used.late} MB`);
    }
  })();
  const stop = async () => {
    watching = false;
    await watched;
    return { ...used, early: used.early || used.late };
  };
  return { stop };
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
}

async function mostEvents({ client }: EngineStack): Promise<number> {
  let most = 0;
  for await (const { historyLength } of client.workflow.list()) most = Math.max(most, historyLength ?? 0);
  return most;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
