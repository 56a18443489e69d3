import { NativeConnection, Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/index.ts';
import { taskQueues } from '../../contracts/ids.ts';
import { createDataConverter } from '../../temporal/data-converter.ts';
import { newNamespace } from '../support/namespace.ts';
import { provided } from '../support/provided.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import '../quiet-temporal.ts';
import { payloadKeys } from './api-under-test.ts';

export interface TemporalNamespace {
  readonly address: string;
  readonly name: string;
  /** The real workflows, with these activities; on the task queues that the api needs. */
  startWorker(activities: Partial<Activities>): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
}

/** A namespace of its own on the Temporal dev server, so that tests don't see each other's workers. */
export async function openNamespace(): Promise<TemporalNamespace> {
  const address = provided('TEST_TEMPORAL_ADDRESS');
  const name = await newNamespace(address);
  const connection = await NativeConnection.connect({ address });
  return {
    address,
    name,
    async startWorker(activities) {
      const dataConverter = createDataConverter(payloadKeys);
      const own = { connection, namespace: name, dataConverter };
      const shared = { ...own, workflowBundle: workflowBundle(), activities };
      const queues = [taskQueues.interactive, taskQueues.statements];
      const workers = await Promise.all(queues.map((taskQueue) => Worker.create({ ...shared, taskQueue })));
      const running = workers.map((worker) => worker.run());
      const stop = async () => {
        for (const worker of workers) worker.shutdown();
        await Promise.all(running);
      };
      return { stop };
    },
    close: () => connection.close(),
  };
}
