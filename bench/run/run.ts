import type { Renderer } from '../../rendering/renderer.ts';
import type { InMemorySource } from '../../rendering/statement-source.ts';
import { atLeast, atMost, type Benchmark, type Say } from '../benchmark.ts';
import { startEngineStack } from '../engine/engine-stack.ts';
import { type MeasuredRun, measureRun } from '../engine/measure-run.ts';
import { peakRssMb } from '../machine.ts';
import { bareLoop, type Pace } from './bare-loop.ts';
import { plainScript } from './plain-script.ts';

const period = '2019-10';
const transactionsPerMerchant = 30;
const defaultMerchants = 10_000;
/** How many of the run's statements are rendered without it, and how many of them by the slow script. */
const compared = { bare: 400, plain: 40 };

/**
 * A month's run with all its files, rows and mails to be sent, for a tenth of the merchants and for all: what a
 * statement costs must not grow with their number. Beside it the same statements in a bare loop of as many rendering
 * threads, and by a plain script; both are run after each of the runs, so that other load on the machine meets all.
 *
 * `--rows` is the number of merchants.
 */
export const benchmark: Benchmark = async (say, { rows: merchants = defaultMerchants }) => {
  const sources: InMemorySource[] = [];
  const few = await runOnce(Math.ceil(merchants / 10), sources, say);
  const first = await comparisons(sources, say);
  const many = await runOnce(merchants, sources, say);
  const second = await comparisons(sources, say);
  const bare = together(first.bare, second.bare);
  const plain = together(first.plain, second.plain);
  const pace = many.statements / many.seconds;
  return {
    name: 'run',
    unit: 'statements/s',
    ours: { value: round(pace), peakRssMb: peakRssMb([process.pid]) },
    peers: [
      { name: 'bare-loop', version: 'of this renderer', value: round(paceOf(bare)), peakRssMb: null },
      {
        name: 'plain-script',
        version: 'of exceljs 4.4 and pdfkit 0.20',
        value: round(paceOf(plain)),
        peakRssMb: null,
      },
    ],
    skipped: [],
    goals: [
      atMost('cost-growth', round(cpuOf(many) / cpuOf(few)), 1.15),
      atLeast('ratio-to-bare-loop', round(pace / paceOf(bare)), 0.85),
      atLeast('ratio-to-plain-script', round(pace / paceOf(plain)), 6),
    ],
    figures: {
      [`run of ${few.statements}`]: figuresOf(few),
      [`run of ${many.statements}`]: figuresOf(many),
      'processor ms a statement': {
        run: round(cpuOf(many)),
        'bare loop': round(bare.cpuMs / bare.statements),
        'plain script': round(plain.cpuMs / plain.statements),
      },
      'growth of seconds an item': { ratio: round(many.seconds / many.items / (few.seconds / few.items)) },
    },
  };
};

/** @param kept gets what is rendered, up to the number that is compared */
async function runOnce(merchants: number, kept: InMemorySource[], say: Say): Promise<MeasuredRun> {
  say(`loading ${merchants} merchants`);
  const keeping = (own: Renderer): Renderer => ({
    ...own,
    render: (source, ...rest) => {
      if (source.kind === 'in-memory' && kept.length < compared.bare) kept.push(source);
      return own.render(source, ...rest);
    },
  });
  const scale = { merchants, transactionsPerMerchant, period, withAccounts: true };
  const stack = await startEngineStack({ ...scale, rendererOver: keeping });
  try {
    say(`a run of ${merchants} merchants`);
    return await measureRun(stack, period);
  } finally {
    await stack.stop();
  }
}

async function comparisons(sources: readonly InMemorySource[], say: Say) {
  say(`${sources.length} statements in a bare loop`);
  const bare = await bareLoop(sources);
  const some = sources.slice(0, compared.plain);
  say(`${some.length} statements by a plain script`);
  return { bare, plain: await plainScript(some) };
}

function together(first: Pace, second: Pace): Pace {
  return {
    statements: first.statements + second.statements,
    seconds: first.seconds + second.seconds,
    cpuMs: first.cpuMs + second.cpuMs,
  };
}

function paceOf({ statements, seconds }: Pace): number {
  return statements / seconds;
}

function cpuOf({ cpuPerItem }: MeasuredRun): number {
  return Object.values(cpuPerItem).reduce((sum, ms) => sum + ms, 0);
}

function figuresOf({ seconds, cpuPerItem }: MeasuredRun) {
  const parts = Object.entries(cpuPerItem).map(([part, ms]) => [`${part} ms`, round(ms)] as const);
  return { seconds: round(seconds), ...Object.fromEntries(parts) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
