import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleMerchant } from '../../db/sample/sample.ts';
import { waitFor } from '../../scripts/demo/portal-client.ts';
import { barriersOn } from './accessibility.ts';
import { activationSteps } from './activation-steps.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';

let portal: PortalUnderTest;
const visit = visitsTo(() => portal);

beforeAll(async () => {
  portal = await startPortal();
}, 120_000);
afterAll(() => portal.stop(), 60_000);

/** The link in the message to the contact on file. */
function objectionLink(): Promise<string> {
  return waitFor('the message to the contact on file', 20_000, async () => {
    const links = (await portal.mails()).map(({ text }) => /\/objection#\S+/.exec(text)?.[0]);
    return links.findLast((link) => link !== undefined);
  });
}

test('the contact on file stops an activation by the link of the message, once', async () => {
  const stranger = await visit();
  const steps = activationSteps(stranger, portal);
  await steps.begin('merchant');
  await steps.choose('phone');
  const { merchantNo, registeredPhone } = sampleMerchant;
  await steps.prove({ merchantNo, registeredPhone });
  await stranger.getByRole('heading', { name: '请阅读并同意服务协议' }).waitFor();

  const page = await visit({ width: 390 });
  const link = await objectionLink();
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: '不是您本人操作？' }).waitFor();
  await page.waitForURL((url) => url.hash === '');
  await page.reload();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: '不是本人操作，停止激活' }).click();
  await page.getByRole('heading', { level: 1, name: '激活已停止' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);

  await stranger.reload();
  await stranger.getByRole('heading', { level: 1, name: '这次激活已停止' }).waitFor();
  expect(await barriersOn(stranger)).toEqual([]);

  const again = await visit({ language: 'en' });
  await again.goto(link);
  await again.getByRole('button', { name: 'It wasn’t me: stop it' }).click();
  await again.getByRole('alert').getByRole('link', { name: '81112277' }).waitFor();
  expect(await barriersOn(again)).toEqual([]);
}, 90_000);

test('without the link the page says where to find it', async () => {
  const page = await visit();
  await page.goto('/objection');
  await page.getByRole('heading', { level: 1, name: '请从短信或邮件中的链接打开' }).waitFor();
});
