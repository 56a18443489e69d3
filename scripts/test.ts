import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapConcurrent, runEach } from '../domain/concurrency.ts';
import { createReporter } from './report.ts';
import { stopRequest } from './processes/stop-request.ts';
import { parseTestArguments } from './testing/arguments.ts';
import { type CheckName, runCheck } from './testing/checks.ts';
import { runJest, type Counts } from './testing/jest.ts';
import { provideTestServers, type TestServers } from './testing/test-servers.ts';

// Plain lines also on a terminal: steps that run side by side cannot share one line.
const reporter = createReporter({ write: (text) => process.stderr.write(text) });
const inCi = process.env['CI'] === 'true';

/** Checks and servers use one core each, so two run side by side; jest then has both. */
const concurrency = 2;

async function runAll(): Promise<Counts> {
  const { checks, jest, jestArguments } = parseTestArguments(process.argv.slice(2));
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const workFolder = await mkdtemp(join(tmpdir(), 'merchant-tests-'));
  let servers: TestServers | undefined;
  const provide = async () => {
    servers = await provideTestServers(workFolder, reporter);
  };
  const check = (name: CheckName) => async () => {
    total[(await runCheck(name, reporter)) ? 'passed' : 'failed'] += 1;
  };
  try {
    const tasks = [...(jest ? [provide] : []), ...checks.map(check)];
    await mapConcurrent(tasks, concurrency, (task) => task());
    if (servers) add(total, await runJestWith(servers, jestArguments, workFolder));
    return total;
  } finally {
    await runEach(
      () => servers?.stop(),
      () => rm(workFolder, { recursive: true, force: true }),
    );
  }
}

function add(total: Counts, counts: Counts): void {
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
}

async function runJestWith(
  { environment, missing }: TestServers,
  jestArguments: string[],
  workFolder: string,
): Promise<Counts> {
  const counts = await reporter.step('Tests (jest)', () => runJest(jestArguments, environment, workFolder));
  if (missing.length === 0) return counts;
  const verdict = inCi ? 'which is a failure under CI=true' : 'so the tests that need it were skipped';
  reporter.line(`! not available: ${missing.join(', ')}; ${verdict}`);
  return inCi ? { ...counts, failed: counts.failed + missing.length } : counts;
}

async function main(): Promise<number> {
  const { passed, failed, skipped } = await runAll();
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return failed > 0 ? 1 : 0;
}

const stop = stopRequest();
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    reporter.line(`✗ ${(error as Error).message}`);
    process.exit(stop.aborted ? 130 : 1);
  },
);
