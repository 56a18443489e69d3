import { expect, test } from '@jest/globals';
import type { Activities } from '../../../activities/index.ts';
import { taskQueues } from '../../../contracts/ids.ts';
import { policy } from '../../../domain/policy.ts';
import { activationView, agreeToTerms, verifyIdentity } from '../../../workflows/activation/definitions.ts';
import type { merchantActivation } from '../../../workflows/index.ts';
import { describeSkippingTime, lifetimeOf } from '../skipping-time.ts';

const wiped: string[] = [];

/** Only those that expiry needs. */
const activities: Partial<Activities> = {
  verifyIdentity: async () => ({ subjectType: 'merchant', subjectId: 1 }),
  recordAgreement: async () => undefined,
  wipeFlow: async ({ flowId }) => void wiped.push(flowId),
};

describeSkippingTime(activities, (server) => {
  function start(activationId: string) {
    return server.environment().client.workflow.start<typeof merchantActivation>('merchantActivation', {
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
    await server.environment().sleep('25m');
    await handle.executeUpdate(verifyIdentity, { args: [{ inputId: 'x' }] });
    await server.environment().sleep('25m');
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
