import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/index.ts';
import { taskQueues } from '../../contracts/ids.ts';
import { policy } from '../../domain/policy.ts';
import { activationView, agreeToTerms, verifyIdentity } from '../../workflows/activation/definitions.ts';
import type { merchantActivation } from '../../workflows/index.ts';
import '../quiet-temporal.ts';
import { buildWorkflowBundle } from '../../workers/workflow-bundle.ts';

const path = process.env['TEST_TIME_SKIPPING_SERVER'];
/** `npm test` finds or builds the server; without it these tests are left out, except in CI. */
const suite = path === undefined && process.env['CI'] !== 'true' ? describe.skip : describe;

const wiped: string[] = [];

/** Typed as the real activities, so that they cannot drift; only those that expiry needs. */
const activities: Pick<Activities, 'verifyIdentity' | 'recordAgreement' | 'wipeFlow'> & { wiped: string[] } =
  {
    wiped: [],
    verifyIdentity: async () => ({ subjectType: 'merchant', subjectId: 1 }),
    recordAgreement: async () => undefined,
    wipeFlow: async ({ flowId }) => void wiped.push(flowId),
  };

suite('on a server that skips time', () => {
  let environment: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;

  beforeAll(async () => {
    const executable = { type: 'existing-path', path: path! } as const;
    environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue: taskQueues.interactive,
      workflowBundle: await buildWorkflowBundle(),
      activities,
    });
    running = worker.run();
  }, 60_000);

  afterAll(async () => {
    worker.shutdown();
    await running;
    await environment.teardown();
  });

  function start(activationId: string) {
    return environment.client.workflow.start<typeof merchantActivation>('merchantActivation', {
      taskQueue: taskQueues.interactive,
      workflowId: activationId,
      args: [{ activationId, subjectType: 'merchant', locale: 'zh-CN' }],
    });
  }

  test('an activation that nobody goes on with expires after 30 minutes and wipes what it held', async () => {
    const handle = await start('idle');
    expect(await handle.result()).toEqual({ state: 'EXPIRED' });
    const waited = await lifetimeOf(handle);
    expect(waited).toBeGreaterThanOrEqual(policy.activation.idleMs - 5_000);
    expect(waited).toBeLessThan(policy.activation.idleMs + 60_000);
    expect(wiped).toContain('idle');
    expect(await handle.query(activationView)).toMatchObject({ state: 'EXPIRED' });
  });

  test('each step gives another 30 minutes', async () => {
    const handle = await start('slow');
    await environment.sleep('25m');
    await handle.executeUpdate(verifyIdentity, { args: [{ inputId: 'x' }] });
    await environment.sleep('25m');
    expect(await handle.query(activationView)).toMatchObject({ state: 'AGREE' });
    const terms = { version: '1', sha256: '', locale: 'zh-CN', inputId: 'x' } as const;
    expect(await handle.executeUpdate(agreeToTerms, { args: [terms] })).toMatchObject({
      state: 'CREDENTIALS',
    });
    await handle.result();
    const waited = await lifetimeOf(handle);
    expect(waited).toBeGreaterThanOrEqual(80 * 60_000 - 10_000);
    expect(waited).toBeLessThan(81 * 60_000);
  });
});

/** From start to end by the server's clock, ms. */
async function lifetimeOf(handle: {
  describe(): Promise<{ startTime: Date; closeTime?: Date }>;
}): Promise<number> {
  const { startTime, closeTime } = await handle.describe();
  return closeTime!.getTime() - startTime.getTime();
}
