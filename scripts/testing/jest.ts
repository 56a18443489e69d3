import type { SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { signalGroup, spawnGroup } from '../processes/process-group.ts';
import { stopSignal } from '../processes/stop-request.ts';
import type { Environment } from '../stack/environment.ts';
import { projectFolder } from '../stack/own-process.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const results = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

// Tests have nothing to save, and what they started has guards of its own, which need the rest of the 5 s.
const atOnce = { signal: 'KILL', graceSeconds: 0 } as const;

/**
 * Runs jest with its own output and counts the tests. A file that cannot be run, and a jest that fails without
 * naming a test (nothing matched, a crash), count as one failure.
 */
export async function runJest(args: string[], servers: Environment, workFolder: string): Promise<Counts> {
  const outputFile = join(workFolder, 'jest.json');
  const program = join('node_modules', 'jest', 'bin', 'jest.js');
  // ES modules in jest need the switch, and the warning about it would head every worker's output.
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const options: SpawnOptions = {
    cwd: projectFolder,
    env: { ...process.env, ...servers, PATH: pathWithOurNode() },
    // Our stdout has one line, the counts.
    stdio: ['ignore', 2, 2],
  };
  const jest = [...node, program, '--json', `--outputFile=${outputFile}`, ...args];
  const child = spawnGroup(process.execPath, jest, options, atOnce);
  const stop = () => signalGroup(child.pid!, 'SIGKILL');
  stopSignal.addEventListener('abort', stop);
  const [code] = (await once(child, 'exit')) as [number | null];
  stopSignal.throwIfAborted();
  const counts = await readCounts(outputFile);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function pathWithOurNode(): string {
  return [join(projectFolder, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
}

async function readCounts(file: string): Promise<Counts> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const counts = results.parse(JSON.parse(text));
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}
