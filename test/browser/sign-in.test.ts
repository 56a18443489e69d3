import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { activate } from '../../scripts/demo/activate.ts';
import { demoMerchant } from '../../scripts/demo/sample-accounts.ts';
import { barriersOn } from './accessibility.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';
import { signInOn } from '../../scripts/browser/sign-in-on.ts';

let portal: PortalUnderTest;
const visit = visitsTo(() => portal);

beforeAll(async () => {
  portal = await startPortal();
  await activate(portal.origin, portal.mailSink, demoMerchant);
}, 120_000);

afterAll(() => portal.stop(), 60_000);

describe.each([
  { width: 1280, language: 'zh-CN' },
  { width: 390, language: 'zh-CN' },
  { width: 390, language: 'en' },
] as const)('at $width px in $language', (options) => {
  test('a person signs in without dragging, and out again', async () => {
    const page = await visit(options);
    await page.goto('/');
    expect(await barriersOn(page)).toEqual([]);
    await signInOn(page, demoMerchant, options.language);
    const leave = page.getByRole('button', { name: options.language === 'en' ? 'Sign out' : '退出登录' });
    await leave.click();
    await page
      .getByRole('status')
      .filter({ hasText: options.language === 'en' ? 'signed out' : '已安全退出' })
      .waitFor();
  });
});

test('signing in returns to the requested page, with its filters', async () => {
  const page = await visit();
  await page.goto('/statements?from=2019-09-01&to=2019-09-30');
  await signInOn(page, demoMerchant);
  await page.waitForURL('**/statements?from=2019-09-01&to=2019-09-30');
});

test('nothing is sent while a field is empty: the summary takes focus and leads to the field', async () => {
  const page = await visit();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  const summary = page.getByRole('alert');
  await summary.getByText('请输入密码').waitFor();
  await page.locator('[role="alert"]:focus').waitFor();
  await summary.getByRole('link', { name: '请输入密码' }).click();
  await page.locator('#password:focus').waitFor();
  expect(await barriersOn(page)).toEqual([]);
});

test('a wrong password is answered in words, and what was typed stays', async () => {
  const page = await visit();
  await page.goto('/sign-in');
  await signInOn(page, { ...demoMerchant, password: 'Not-The-Password-1' });
  await page.getByRole('heading', { name: '用户名或密码不正确' }).waitFor();
  expect(await page.getByLabel('用户名').inputValue()).toBe(demoMerchant.username);
  expect(await barriersOn(page)).toEqual([]);
});

test('a person signs in by keyboard alone', async () => {
  const page = await visit();
  await page.goto('/sign-in');
  await page.getByLabel('用户名').focus();
  await page.keyboard.type(demoMerchant.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(demoMerchant.password);
  await page.keyboard.press('Enter');
  await page.getByRole('slider').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  for (let tabs = 0; tabs < 6; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.locator(':focus').textContent();
    if (focused?.includes('无需拖动')) break;
  }
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '退出登录' }).waitFor();
});

test('Escape closes the captcha and leaves the form as it was', async () => {
  const page = await visit();
  await page.goto('/sign-in');
  await page.getByLabel('用户名').fill(demoMerchant.username);
  await page.getByLabel('密码', { exact: true }).fill(demoMerchant.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('slider').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('slider').waitFor({ state: 'detached' });
  expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe(demoMerchant.password);
});
