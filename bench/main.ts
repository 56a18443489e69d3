import { parseArgs } from 'node:util';
import type { Benchmark, BenchmarkOptions, BenchmarkResult } from './benchmark.ts';
import { describeMachine } from './machine.ts';
import { tableOf } from './print-result.ts';

type Loader = () => Promise<{ readonly benchmark: Benchmark }>;

/** What each measures, and where it is: a module that exports a `benchmark`, loaded when it is asked for. */
const benchmarks: Readonly<Record<string, readonly [what: string, load: Loader]>> = {
  engine: ['a month’s run of 100,000 items that renders nothing', () => import('./engine/engine.ts')],
  run: ['a month’s run with its files, beside a bare loop and a plain script', () => import('./run/run.ts')],
  portal: ['bytes and time of a first visit of the sign-in page', () => import('./portal/portal.ts')],
  xlsx: ['rows per second of a statement workbook, beside other libraries', () => import('./xlsx/xlsx.ts')],
  identity: ['steps of an activation, sign-ins, puzzles', () => import('./identity/identity.ts')],
};

const usage = [
  'npm run bench -- NAME            prints a table',
  'npm run --silent bench -- NAME --json   prints one JSON object',
  '  --rows N                       another size, where it says so',
  '',
  ...Object.entries(benchmarks).map(([name, [what]]) => `  ${name.padEnd(12)} ${what}`),
].join('\n');

/** Ends with 0 whether or not the goals hold: a benchmark is not a test. */
async function main([name, ...flags]: string[]): Promise<void> {
  if (name === undefined) return print(usage);
  const chosen = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (!chosen) throw new Error(`there is no benchmark "${name}"\n${usage}`);
  const { json, ...options } = optionsOf(flags);
  const [, load] = chosen;
  const { benchmark } = await load();
  const result = await benchmark((line) => process.stderr.write(`▸ ${line}\n`), options);
  print(json ? jsonOf(result) : tableOf(result, describeMachine()));
}

/** @throws Error on a flag that there is not, or a number that is none */
function optionsOf(flags: readonly string[]): BenchmarkOptions & { json: boolean } {
  try {
    const { json = false, rows } = parseArgs({
      args: [...flags],
      options: { json: { type: 'boolean' }, rows: { type: 'string' } },
    }).values;
    if (rows === undefined) return { json };
    if (!/^[1-9]\d{0,6}$/.test(rows)) throw new Error('--rows takes a number of rows');
    return { json, rows: Number(rows) };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}

function jsonOf(result: BenchmarkResult): string {
  return JSON.stringify({ ...result, machine: describeMachine() });
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
