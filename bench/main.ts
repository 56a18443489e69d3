import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';
import { currentLoad, describeMachine } from './machine.ts';
import { markdownOf } from './markdown.ts';
import { tableOf } from './print-result.ts';
import { recordResult } from './record-result.ts';

type Loader = () => Promise<{ readonly benchmark: Benchmark }>;

/** What each measures, and where it is: a module that exports a `benchmark`, loaded when it is asked for. */
const benchmarks: Readonly<Record<string, readonly [what: string, load: Loader]>> = {
  engine: ['a month’s run of 100,000 items that renders nothing', () => import('./engine/engine.ts')],
  run: ['a month’s run with its files, beside a bare loop and a plain script', () => import('./run/run.ts')],
  portal: ['bytes and time of a first visit of the sign-in page', () => import('./portal/portal.ts')],
  xlsx: ['rows per second of a statement workbook, beside other libraries', () => import('./xlsx/xlsx.ts')],
  pdf: ['rows per second of a statement as a PDF, beside other libraries', () => import('./pdf/pdf.ts')],
  identity: ['steps of an activation, sign-ins, puzzles', () => import('./identity/identity.ts')],
};

const usage = [
  'npm run bench -- NAME            prints a table',
  'npm run --silent bench -- NAME --json   prints one JSON object',
  '  --rows N                       another size, where it says so',
  '  --record                       writes the run into docs/benchmarks.md as well',
  '',
  ...Object.entries(benchmarks).map(([name, [what]]) => `  ${name.padEnd(12)} ${what}`),
].join('\n');

const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));

interface Output {
  readonly json: boolean;
  readonly record: boolean;
}

/** Ends with 0 whether or not the goals hold: a benchmark is not a test. */
async function main([name, ...flags]: string[]): Promise<void> {
  if (name === undefined) return print(usage);
  const chosen = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!chosen) throw new Error(`there is no benchmark "${name}"\n${usage}`);
  const { json, record, ...options } = optionsOf(flags);
  const loadBefore = currentLoad();
  const [, load] = chosen;
  const { benchmark } = await load();
  const result = await benchmark((line) => process.stderr.write(`▸ ${line}\n`), options);
  const machine = describeMachine(loadBefore);
  print(json ? JSON.stringify({ ...result, machine }) : tableOf(result, machine));
  const command = ['npm run bench --', name, ...flags.filter((flag) => flag !== '--json')].join(' ');
  if (record) await recordResult(page, name, markdownOf(result, machine, command));
}

/** @throws Error on a flag that there is not, or a number that is none */
function optionsOf(flags: readonly string[]): BenchmarkOptions & Output {
  try {
    const {
      json = false,
      record = false,
      rows,
    } = parseArgs({
      args: [...flags],
      options: { json: { type: 'boolean' }, record: { type: 'boolean' }, rows: { type: 'string' } },
    }).values;
    if (rows === undefined) return { json, record };
    if (!/^[1-9]\d{0,6}$/.test(rows)) throw new Error('--rows takes a number of rows');
    return { json, record, rows: Number(rows) };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`✗ ${(error as Error).message}\n`);
    process.exit(1);
  },
);
