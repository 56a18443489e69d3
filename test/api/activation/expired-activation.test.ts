import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../../activities/index.ts';
import { taskQueues, workflowIds } from '../../../contracts/ids.ts';
import { createDataConverter } from '../../../temporal/data-converter.ts';
import '../../quiet-temporal.ts';
import { workflowBundle } from '../../support/workflow-bundle.ts';
import { type ApiUnderTest, payloadKeys, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';

const path = process.env['TEST_TIME_SKIPPING_SERVER'];
const suite = path === undefined && process.env['CI'] !== 'true' ? describe.skip : describe;

suite('an activation that has expired', () => {
  let environment: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  let api: ApiUnderTest;

  beforeAll(async () => {
    const executable = { type: 'existing-path', path: path! } as const;
    const client = { dataConverter: createDataConverter(payloadKeys) };
    environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable }, client });
    const activities: Pick<Activities, 'wipeFlow'> = { wipeFlow: async () => undefined };
    worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue: taskQueues.interactive,
      dataConverter: createDataConverter(payloadKeys),
      workflowBundle: workflowBundle(),
      activities,
    });
    running = worker.run();
    api = await startApi({ temporal: { address: environment.address, name: 'default' } });
  }, 60_000);

  afterAll(async () => {
    await api.stop();
    worker.shutdown();
    await running;
    await environment.teardown();
  });

  test('answers FLOW_EXPIRED to every step, and says so when it is looked at', async () => {
    const browser = new Browser(api.url);
    const begun = await browser.send('/api/v1/activations', { json: { subjectType: 'merchant' } });
    const { id } = (await begun.json()) as { id: string };
    await environment.client.workflow.getHandle(workflowIds.activation(id)).result();

    const identity = { method: 'phone', merchantNo: '951002001121025', registeredPhone: '13800138000' };
    const late = await browser.send(`/api/v1/activations/${id}/identity`, { json: identity });
    expect(await problemOf(late)).toMatchObject({ status: 410, code: 'FLOW_EXPIRED' });
    const looked = await browser.send(`/api/v1/activations/${id}`);
    expect(await looked.json()).toMatchObject({ state: 'EXPIRED' });
  });
});
