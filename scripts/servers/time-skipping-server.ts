import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cached } from './cache.ts';
import { fetchJavaProgram } from './java-program.ts';
import { downloadWithSdk } from './sdk-download.ts';

const program = {
  name: 'time-skipping-server',
  title: "Temporal's time-skipping test server",
  groupId: 'io.temporal',
  artifactId: 'temporal-test-server',
  version: '1.32.1',
  mainClass: 'io.temporal.testserver.TestServer',
  heap: '512m',
} as const;

/**
 * The path of Temporal's time-skipping test server, to be passed to `TestWorkflowEnvironment.createTimeSkipping`
 * as `executable: { type: 'existing-path', path }`: from the cache, else downloaded by the SDK, else put
 * together from its Java artifacts.
 *
 * @throws Unavailable when neither way works
 */
export async function ensureTimeSkippingServer(progress: Progress): Promise<string> {
  const name = `${program.name}-${program.version}-${process.platform}-${process.arch}`;
  const folder = await cached(name, (empty) => fill(empty, progress), progress);
  return join(folder, program.name);
}

async function fill(folder: string, progress: Progress): Promise<void> {
  const downloaded = await downloadWithSdk('createTimeSkipping', folder, progress);
  if (downloaded) return rename(downloaded, join(folder, program.name));
  progress('fetching its Java artifacts with Maven (first time)');
  // The SDK passes the port alone; time stands until a client unlocks it, as with the native program.
  await fetchJavaProgram(folder, program);
}
