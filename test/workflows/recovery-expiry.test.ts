import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/index.ts';
import { taskQueues } from '../../contracts/ids.ts';
import { policy } from '../../domain/policy.ts';
import { contactChangeView, sendContactCode } from '../../workflows/contact-change/definitions.ts';
import type { contactChange, passwordRecovery } from '../../workflows/index.ts';
import { confirmRecovery, recoveryView } from '../../workflows/recovery/definitions.ts';
import '../quiet-temporal.ts';
import { buildWorkflowBundle } from '../../workers/workflow-bundle.ts';

const path = process.env['TEST_TIME_SKIPPING_SERVER'];
/** `npm test` finds or builds the server; without it these tests are left out, except in CI. */
const suite = path === undefined && process.env['CI'] !== 'true' ? describe.skip : describe;

const wiped: string[] = [];

/** Typed as the real activities, so that they cannot drift; only those that expiry needs. */
const activities: Partial<Activities> = {
  openRecovery: async () => ({ letterInputId: 'letter', accountInputId: 'account' }),
  sendRecoveryCode: async () => undefined,
  confirmRecoveryCode: async () => undefined,
  sendContactChangeCode: async ({ inputId }) => ({
    to: { channel: 'email', maskedAddress: 's***p@example.com' },
    resendAfter: '2019-10-15T02:01:00.000Z',
    contactInputId: inputId,
  }),
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

  const startRecovery = (recoveryId: string) =>
    environment.client.workflow.start<typeof passwordRecovery>('passwordRecovery', {
      taskQueue: taskQueues.interactive,
      workflowId: recoveryId,
      args: [{ recoveryId, inputId: 'x', locale: 'zh-CN' }],
    });
  const startChange = (contactChangeId: string) =>
    environment.client.workflow.start<typeof contactChange>('contactChange', {
      taskQueue: taskQueues.interactive,
      workflowId: contactChangeId,
      args: [{ contactChangeId, accountId: 1, inputId: 'x', locale: 'zh-CN' }],
    });

  test('a recovery that nobody goes on with expires and wipes what it held', async () => {
    const handle = await startRecovery('recovery-idle');
    expect(await handle.result()).toEqual({ state: 'EXPIRED' });
    expectAbout(await lifetimeOf(handle), policy.recovery.idleMs);
    expect(wiped).toContain('recovery-idle');
    expect(await handle.query(recoveryView)).toMatchObject({ state: 'EXPIRED' });
  });

  test('its ticket is good for ten minutes, not for as long as a step', async () => {
    const handle = await startRecovery('recovery-ticket');
    await environment.sleep('8m');
    const confirmed = await handle.executeUpdate(confirmRecovery, { args: [{ inputId: 'x' }] });
    expect(confirmed).toMatchObject({ state: 'NEW_PASSWORD' });
    expect(await handle.result()).toEqual({ state: 'EXPIRED' });
    expectAbout(await lifetimeOf(handle), 8 * 60_000 + policy.recovery.ticketMs);
  });

  test('a change of contact expires likewise, later after each step', async () => {
    const handle = await startChange('change-idle');
    await environment.sleep('10m');
    await handle.executeUpdate(sendContactCode, { args: [{ accountId: 1 }] });
    expect(await handle.result()).toEqual({ state: 'EXPIRED' });
    expectAbout(await lifetimeOf(handle), 10 * 60_000 + policy.contactChange.idleMs);
    expect(wiped).toContain('change-idle');
    const owner = { accountId: 1 };
    expect(await handle.query(contactChangeView, owner)).toMatchObject({ state: 'EXPIRED' });
  });
});

function expectAbout(ms: number, wanted: number): void {
  expect(ms).toBeGreaterThanOrEqual(wanted - 10_000);
  expect(ms).toBeLessThan(wanted + 60_000);
}

/** From start to end by the server's clock, ms. */
async function lifetimeOf(handle: {
  describe(): Promise<{ startTime: Date; closeTime?: Date }>;
}): Promise<number> {
  const { startTime, closeTime } = await handle.describe();
  return closeTime!.getTime() - startTime.getTime();
}
