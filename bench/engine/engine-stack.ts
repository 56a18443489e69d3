import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createActivities } from '../../activities/index.ts';
import { loadConfig } from '../../config.ts';
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

/** So many merchants with a transaction each, and a worker in this process that renders nothing. */
export async function startEngineStack(merchants: number, period: string): Promise<EngineStack> {
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
  const scale = { seed: 1, merchants, transactionsPerMerchant: 1, period };
  await loadMany(database, vault, { ...scale, now: new Date() });
  const nothing: Renderer = { render: async () => ({ files: [], digest: '' }), close: async () => undefined };
  const connection = await NativeConnection.connect(connectionOptions(config));
  const options = workerOptions({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: createDataConverter(config.PAYLOAD_KEYS),
    workflowBundle: await buildWorkflowBundle(),
    activities: createActivities({ ...dependencies, renderer: nothing }),
  });
  const workers = await Promise.all(options.map((each) => Worker.create(each)));
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
