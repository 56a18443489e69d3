import { expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { sleeper } from './sleeper-workflow.ts';

const path = process.env['TEST_TIME_SKIPPING_SERVER'];
const testWithServer = path ? test : test.skip;

testWithServer('the time-skipping server we provide skips two days within seconds', async () => {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const executable = { type: 'existing-path' as const, path: path! };
  const environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue: 'sleepers',
    workflowsPath: fileURLToPath(new URL('./sleeper-workflow.ts', import.meta.url)),
  });

  const sleeping = environment.client.workflow.execute<typeof sleeper>('sleeper', {
    taskQueue: 'sleepers',
    workflowId: 'sleeper',
  });

  expect(await worker.runUntil(sleeping)).toBeGreaterThanOrEqual(2 * 24 * 3_600_000);
  await environment.teardown();
});
