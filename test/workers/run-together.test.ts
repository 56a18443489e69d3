import { expect, test } from '@jest/globals';
import { NativeConnection, Worker } from '@temporalio/worker';
import { runTogether } from '../../workers/run-together.ts';
import '../quiet-temporal.ts';
import { provided } from '../support/provided.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

test('a worker that fails shuts the others down, and its error is thrown', async () => {
  const connection = await NativeConnection.connect({ address: provided('TEST_TEMPORAL_ADDRESS') });
  const create = (taskQueue: string) =>
    Worker.create({ connection, taskQueue, workflowBundle: workflowBundle() });
  const [healthy, failing] = await Promise.all([create('run-together-1'), create('run-together-2')]);
  const broken = {
    run: () => failing.runUntil(Promise.reject(new Error('fatal'))).then(() => undefined),
    shutdown: () => failing.shutdown(),
    getState: () => failing.getState(),
  };

  await expect(runTogether([healthy, broken])).rejects.toThrow('fatal');

  expect([healthy.getState(), failing.getState()]).toEqual(['STOPPED', 'STOPPED']);
  await connection.close();
}, 30_000);
