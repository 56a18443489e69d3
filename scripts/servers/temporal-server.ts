import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import type { Progress } from '../report.ts';
import { startChild, type Child } from './child-process.ts';
import { freePorts } from './free-port.ts';
import { ensureTemporalCli } from './temporal-cli.ts';
import { waitUntilReady } from './wait-until-ready.ts';

interface TemporalServerOptions {
  /** SQLite file that keeps its state over restarts; without it, everything is lost when it ends. */
  dbFile?: string;
  logFile: string;
  /** Free ones are taken when not given. */
  port?: number;
  uiPort?: number;
  /** Without the web page. */
  headless?: boolean;
  progress?: Progress;
  signal?: AbortSignal;
}

export interface TemporalServer {
  /** host:port for clients and workers. */
  address: string;
  /** The web page, undefined when headless. */
  uiAddress: string | undefined;
  pid: number;
  child: Child;
  stop: () => Promise<void>;
}

/**
 * Starts Temporal's dev server on 127.0.0.1 and waits until the namespace `default` answers.
 *
 * @throws Unavailable without a Temporal CLI; Error with its last log lines when it does not come up
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  const progress = options.progress ?? (() => undefined);
  const command = await ensureTemporalCli(progress);
  options.signal?.throwIfAborted();
  if (options.dbFile) await mkdir(dirname(options.dbFile), { recursive: true });
  const free = await freePorts(4);
  const port = options.port ?? free[0]!;
  const uiPort = options.uiPort ?? free[1]!;
  const child = await startChild({
    name: 'the Temporal dev server',
    command,
    args: [
      ...serverArguments(options, port, uiPort),
      '--http-port',
      `${free[2]}`,
      '--metrics-port',
      `${free[3]}`,
    ],
    logFile: options.logFile,
    graceMs: 10_000,
  });
  const address = `127.0.0.1:${port}`;
  try {
    await waitUntilReady(child, () => describeDefaultNamespace(address), {
      timeoutMs: 60_000,
      signal: options.signal,
    });
  } catch (error) {
    await child.stop();
    throw error;
  }
  const uiAddress = options.headless ? undefined : `http://127.0.0.1:${uiPort}`;
  return { address, uiAddress, pid: child.pid, child, stop: child.stop };
}

/**
 * One process needs no task queue in four parts that hand tasks on to each other, and may hand a worker the activity
 * that its workflow task asked for at once.
 */
const settings = [
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
  'system.enableActivityEagerExecution=true',
];

function serverArguments(options: TemporalServerOptions, port: number, uiPort: number): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${port}`, '--log-level', 'warn'],
    ...(options.headless ? ['--headless'] : ['--ui-port', `${uiPort}`]),
    ...settings.flatMap((setting) => ['--dynamic-config-value', setting]),
    // Write-ahead logging with fewer flushes: survives the death of the process, which is what matters here.
    ...(options.dbFile ? ['--db-filename', options.dbFile] : []),
    ...(options.dbFile
      ? ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL']
      : []),
  ];
}

/** The server answers health checks before it has created its namespace, so that's what is asked for. */
async function describeDefaultNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '1s' });
  try {
    await connection.workflowService.describeNamespace({ namespace: 'default' });
  } finally {
    await connection.close();
  }
}
