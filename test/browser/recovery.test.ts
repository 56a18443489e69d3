import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { activate } from '../../scripts/demo/activate.ts';
import { demoMerchant } from '../../scripts/demo/sample-accounts.ts';
import { barriersOn } from './accessibility.ts';
import { codeFor } from './activation-steps.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { signInOn } from '../../scripts/browser/sign-in-on.ts';
import { visitsTo } from './visits.ts';

const newPassword = 'Quiet-Lantern-0815';

let portal: PortalUnderTest;
let activationCode: string;
const visit = visitsTo(() => portal);

beforeAll(async () => {
  portal = await startPortal();
  await activate(portal.origin, portal.mailSink, demoMerchant);
  activationCode = await codeFor(portal, demoMerchant.email);
}, 120_000);
afterAll(() => portal.stop(), 60_000);

async function begin(
  page: Page,
  identifier: string,
  words = ['获取验证码', '验证（无需拖动）'],
): Promise<void> {
  await page.goto('/recover');
  await page.locator('#identifier').fill(identifier);
  await page.getByRole('button', { name: words[0]! }).click();
  await page.getByRole('button', { name: words[1]! }).click();
  await page.locator('#code').waitFor();
}

test('a name that nobody has is answered in the same words as one that somebody has', async () => {
  const answers = [];
  for (const identifier of [demoMerchant.username, 'nobody-at-all']) {
    const page = await visit();
    await begin(page, identifier);
    const words = await page.locator('main').innerText();
    await page.locator('#code').fill('000000');
    await page.getByRole('button', { name: '继续' }).click();
    await page.locator('.field-error').waitFor();
    const refused = await page.locator('.field-error').innerText();
    answers.push([words.replace(/\d\d:\d\d/, 'HH:MM'), refused]);
    expect(await barriersOn(page)).toEqual([]);
  }
  expect(answers[1]).toEqual(answers[0]);
}, 90_000);

test('a forgotten password is replaced, with a reload at each step, on a phone in English', async () => {
  const page = await visit({ width: 390, language: 'en' });
  const known = [activationCode];
  for (const { to, text } of await portal.mails())
    if (to.includes(demoMerchant.email)) known.push(/^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? '');
  await begin(page, demoMerchant.email, ['Send code', 'Verify without dragging']);
  await page.reload();
  await page.locator('#code').fill(await codeFor(portal, demoMerchant.email, known));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('#passwordRepeated').waitFor();
  await page.reload();
  await page.locator('#password').fill(newPassword);
  expect(await barriersOn(page)).toEqual([]);
  await page.locator('#passwordRepeated').fill('Something-Else-1');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await page.getByRole('alert').getByText('don’t match').waitFor();
  await page.locator('#passwordRepeated').fill(newPassword);
  await page.getByRole('button', { name: 'Set new password' }).click();
  await page.waitForURL('**/sign-in?reason=recovered');
  await signInOn(page, { username: demoMerchant.username, password: newPassword }, 'en');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}, 90_000);

test('a recovery of another browser is not found, and the page says what next', async () => {
  const page = await visit();
  await page.goto('/recover/6f0f9d52-0000-4000-8000-000000000000');
  await page.getByRole('heading', { level: 1, name: '没有找到这次操作' }).waitFor();
});
