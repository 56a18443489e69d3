import { expect, test } from '@jest/globals';
import type { Activities } from '../../../activities/index.ts';
import { taskQueues } from '../../../contracts/ids.ts';
import { policy } from '../../../domain/policy.ts';
import { contactChangeView, sendContactCode } from '../../../workflows/account/contact-change-definitions.ts';
import type { contactChange, passwordRecovery } from '../../../workflows/index.ts';
import { confirmRecovery, recoveryView } from '../../../workflows/account/recovery-definitions.ts';
import { describeSkippingTime, lifetimeOf } from '../skipping-time.ts';

const wiped: string[] = [];

/** Only those that expiry needs. */
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

describeSkippingTime(activities, (server) => {
  const startRecovery = (recoveryId: string) =>
    server.environment().client.workflow.start<typeof passwordRecovery>('passwordRecovery', {
      taskQueue: taskQueues.interactive,
      workflowId: recoveryId,
      args: [{ recoveryId, inputId: 'x', locale: 'zh-CN' }],
    });
  const startChange = (contactChangeId: string) =>
    server.environment().client.workflow.start<typeof contactChange>('contactChange', {
      taskQueue: taskQueues.interactive,
      workflowId: contactChangeId,
      args: [{ contactChangeId, accountId: 1, inputId: 'x', locale: 'zh-CN' }],
    });

  test('an abandoned recovery expires and wipes its inputs', async () => {
    const handle = await startRecovery('recovery-idle');
    expect(await handle.result()).toEqual({ state: 'EXPIRED' });
    expectAbout(await lifetimeOf(handle), policy.recovery.idleMs);
    expect(wiped).toContain('recovery-idle');
    expect(await handle.query(recoveryView)).toMatchObject({ state: 'EXPIRED' });
  });

  test('its ticket is good for ten minutes, not for as long as a step', async () => {
    const handle = await startRecovery('recovery-ticket');
    await server.environment().sleep('8m');
    const confirmed = await handle.executeUpdate(confirmRecovery, { args: [{ inputId: 'x' }] });
    expect(confirmed).toMatchObject({ state: 'NEW_PASSWORD' });
    expect(await handle.result()).toEqual({ state: 'EXPIRED' });
    expectAbout(await lifetimeOf(handle), 8 * 60_000 + policy.recovery.ticketMs);
  });

  test('a change of contact expires when idle, counted from its last step', async () => {
    const handle = await startChange('change-idle');
    await server.environment().sleep('10m');
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
