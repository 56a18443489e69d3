import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createActivities } from '../../activities/index.ts';
import { loadConfig } from '../../config.ts';
import { taskQueues } from '../../contracts/ids.ts';
import type { Database } from '../../db/orm.ts';
import { loadMany } from '../../db/sample/load-many.ts';
import type { Renderer } from '../../rendering/renderer.ts';
import { startStack } from '../../scripts/stack.ts';
import { connectionOptions, connectTemporal } from '../../temporal/connection.ts';
import { createDataConverter } from '../../temporal/data-converter.ts';
import { openDependencies } from '../../workers/dependencies.ts';
import { temporalRuntimeOptions } from '../../workers/temporal-logger.ts';
import { workerOptions } from '../../workers/worker-options.ts';
import { buildWorkflowBundle } from '../../workers/workflow-bundle.ts';
import { cpuTimes } from '../cpu-time.ts';

export interface EngineStack {
  readonly client: Client;
  readonly database: Database;
  /** ms of processor time so far, by part. */
  cpuTimes(): Record<string, number>;
  stop(): Promise<void>;
}

export interface EngineStackOptions {
  readonly merchants: number;
  readonly transactionsPerMerchant: number;
  readonly period: string;
  /** Whether merchants have an address, so that each statement puts a mail into the outbox. */
  readonly withAccounts?: boolean;
  /** What the worker renders with, over what it would take by itself. */
  readonly rendererOver: (own: Renderer) => Renderer;
}

/**
 * A database of generated merchants, Temporal, and a worker in this process as `npm start` runs it, except that it
 * leaves the mail queue alone: sending is the relay's time.
 */
export async function startEngineStack(options: EngineStackOptions): Promise<EngineStack> {
  const { rendererOver, ...scale } = options;
  const folder = await mkdtemp(join(tmpdir(), 'bench-engine-'));
  const stack = await startStack({
    dataDir: folder,
    ports: 'free',
    quiet: true,
    environment: { TEMPORAL_ADDRESS: '', LOG_LEVEL: 'warn' },
    processes: { api: false, worker: false },
  });
  const config = loadConfig(stack.environment);
  const client = connectTemporal(config);
  const log = pino({ level: 'fatal' });
  Runtime.install(temporalRuntimeOptions(log));
  const dependencies = await openDependencies(config, client, log);
  const { database, vault } = dependencies;
  await loadMany(database, vault, { seed: 1, ...scale, now: new Date() });
  const connection = await NativeConnection.connect(connectionOptions(config));
  const queues = workerOptions({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: createDataConverter(config.PAYLOAD_KEYS),
    workflowBundle: await buildWorkflowBundle(),
    activities: createActivities({ ...dependencies, renderer: rendererOver(dependencies.renderer) }),
  });
  const served = queues.filter(({ taskQueue }) => taskQueue !== taskQueues.mail);
  const workers = await Promise.all(served.map((each) => Worker.create(each)));
  const running = workers.map((worker) => worker.run());
  return {
    client,
    database,
    cpuTimes: () => cpuTimes({ temporal: stack.pids.temporal, worker: process.pid }),
    stop: async () => {
      for (const worker of workers) worker.shutdown();
      await Promise.all(running);
      await dependencies.close();
      await connection.close();
      await client.connection.close();
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
