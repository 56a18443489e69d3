import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { describeError } from '../activities/failures/describe-error.ts';
import { createActivities } from '../activities/index.ts';
import { removeAbandonedFolders } from '../activities/failures/temporary-folder.ts';
import { loadConfig } from '../config.ts';
import { createLogger } from '../logging/create-logger.ts';
import { connectionOptions, connectTemporal } from '../temporal/connection.ts';
import { createDataConverter } from '../temporal/data-converter.ts';
import { activityIds } from './activity-ids.ts';
import { openDependencies } from './dependencies.ts';
import { startExpirySweep } from './expiry-sweep.ts';
import { keepSchedule } from './keep-schedule.ts';
import { startOutboxSweep } from './outbox-sweep.ts';
import { probeStore } from './probe-store.ts';
import { runTogether } from './run-together.ts';
import { ensureMonthlySchedule } from './schedule.ts';
import { createTemporalLogger, temporalRuntimeOptions } from './temporal-logger.ts';
import { workerOptions } from './worker-options.ts';
import { buildWorkflowBundle } from './workflow-bundle.ts';

/** One process that serves every task queue until it is told to stop (SIGTERM or SIGINT, by Temporal's runtime). */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ level: config.LOG_LEVEL, name: 'worker', mixin: activityIds });
  Runtime.install(temporalRuntimeOptions(log));
  const client = connectTemporal(config);
  const connection = await NativeConnection.connect(connectionOptions(config));
  const dependencies = await openDependencies(config, client, log);
  await probeStore(dependencies.files, log);
  await removeAbandonedFolders();
  const shared = {
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: createDataConverter(config.PAYLOAD_KEYS),
    workflowBundle: config.WORKFLOW_BUNDLE
      ? { codePath: config.WORKFLOW_BUNDLE }
      : await buildWorkflowBundle(createTemporalLogger(log.child({}, { level: 'warn' }))),
    activities: createActivities(dependencies),
  };
  const workers = await Promise.all(workerOptions(shared).map((options) => Worker.create(options)));
  const stopSchedule = keepSchedule(() => ensureMonthlySchedule(client, config.STATEMENT_MONTH_OFFSET), log);
  await dependencies.wakeOutbox();
  const stopSweeps = [startOutboxSweep(dependencies), startExpirySweep(dependencies)];
  dependencies.log.info('worker ready');
  try {
    await runTogether(workers);
  } catch (error) {
    log.fatal({ error: describeError(error) }, 'a worker failed: the process ends');
    process.exitCode = 1;
  }
  for (const stop of stopSweeps) stop();
  stopSchedule();
  await dependencies.close();
  await connection.close();
  await client.connection.close();
}

await main();
