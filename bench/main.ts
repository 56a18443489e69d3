import type { Benchmark, BenchmarkResult } from './benchmark.ts';
import { describeMachine } from './machine.ts';
import { tableOf } from './print-result.ts';

type Loader = () => Promise<{ readonly benchmark: Benchmark }>;

/** What each measures, and where it is: a module that exports a `benchmark`, loaded when it is asked for. */
const benchmarks: Readonly<Record<string, readonly [what: string, load: Loader]>> = {
  identity: ['steps of an activation, sign-ins, puzzles', () => import('./identity/identity.ts')],
};

const usage = [
  'npm run bench -- NAME            prints a table',
  'npm run --silent bench -- NAME --json   prints one JSON object',
  '',
  ...Object.entries(benchmarks).map(([name, [what]]) => `  ${name.padEnd(12)} ${what}`),
].join('\n');

/** Ends with 0 whether or not the goals hold: a benchmark is not a test. */
async function main([name, ...flags]: string[]): Promise<void> {
  if (name === undefined) return print(usage);
  const chosen = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  const unknownFlag = flags.find((flag) => flag !== '--json');
  if (!chosen) throw new Error(`there is no benchmark "${name}"\n${usage}`);
  if (unknownFlag) throw new Error(`unknown argument ${unknownFlag}\n${usage}`);
  const [, load] = chosen;
  const { benchmark } = await load();
  const result = await benchmark((line) => process.stderr.write(`▸ ${line}\n`));
  print(flags.includes('--json') ? jsonOf(result) : tableOf(result, describeMachine()));
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
