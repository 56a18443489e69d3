import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReporter } from './report.ts';
import { stopRequest } from './stop-request.ts';
import { parseTestArguments } from './testing/arguments.ts';
import { runCheck } from './testing/checks.ts';
import { runJest, type Counts } from './testing/jest.ts';
import { provideTestServers } from './testing/test-servers.ts';

const reporter = createReporter();
const inCi = process.env['CI'] === 'true';

async function runAll(): Promise<Counts> {
  const { checks, jest, jestArguments } = parseTestArguments(process.argv.slice(2));
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const name of checks) total[(await runCheck(name, reporter)) ? 'passed' : 'failed'] += 1;
  if (jest) {
    const counts = await withServers(jestArguments);
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  }
  return total;
}

async function withServers(jestArguments: string[]): Promise<Counts> {
  const workFolder = await mkdtemp(join(tmpdir(), 'merchant-tests-'));
  const servers = await provideTestServers(workFolder, reporter);
  try {
    const counts = await reporter.step('Tests (jest)', () =>
      runJest(jestArguments, servers.environment, workFolder),
    );
    if (servers.missing.length === 0) return counts;
    const verdict = inCi ? 'which is a failure under CI=true' : 'so the tests that need it were skipped';
    reporter.line(`! could not be had: ${servers.missing.join(', ')}; ${verdict}`);
    return inCi ? { ...counts, failed: counts.failed + servers.missing.length } : counts;
  } finally {
    await servers.stop();
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const { passed, failed, skipped } = await runAll();
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return failed > 0 ? 1 : 0;
}

stopRequest().addEventListener('abort', () => process.exit(130));
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    reporter.line(`✗ ${(error as Error).message}`);
    process.exit(1);
  },
);
