import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { TermsVersion } from '../../db/entities/terms-version.ts';
import { termsZhCn } from '../../db/sample/terms-zh-cn.ts';
import { signInOn } from '../../scripts/browser/sign-in-on.ts';
import { activate } from '../../scripts/demo/activate.ts';
import { waitFor } from '../../scripts/demo/portal-client.ts';
import { demoMerchant } from '../../scripts/demo/sample-accounts.ts';
import { barriersOn } from './accessibility.ts';
import { codeFor } from './activation-steps.ts';
import { openAsBy } from './open-as.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';

let portal: PortalUnderTest;
const openAs = openAsBy(visitsTo(() => portal));
const person = { ...demoMerchant };

beforeAll(async () => {
  portal = await startPortal();
  await activate(portal.origin, portal.mailSink, demoMerchant);
}, 120_000);

afterAll(() => portal.stop(), 60_000);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a new address is bound once its code is entered, also after a reload, and the old address is notified', async () => {
  const page = await openAs(person, '/account');
  await page.getByRole('link', { name: '更改 邮箱' }).click();
  await heading(page, '更改邮箱');
  await page.getByLabel('新邮箱地址').fill('caiwu@fengruitang.example');
  await page.getByLabel('当前密码').fill('Not-The-Password-1');
  await button(page, '发送验证码').click();
  await page.getByRole('alert').getByRole('link').waitFor();
  await page.getByLabel('当前密码').fill(person.password);
  await button(page, '发送验证码').click();
  await heading(page, '请输入邮箱收到的验证码');
  await page.reload();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByLabel('验证码', { exact: true }).fill(await codeFor(portal, 'caiwu@fengruitang.example'));
  await button(page, '确认更改').click();
  await page.getByText('邮箱已更改').waitFor();
  await page.getByText('c***u@fengruitang.example').waitFor();
  await waitFor('the notice to the old address', 20_000, async () => {
    const mails = (await portal.mails()).filter(({ to }) => to.includes(demoMerchant.email));
    return mails.some(({ text }) => text.includes('c***u@fengruitang.example') || text.includes('更改'));
  });
});

test('an unknown contact change starts again from the beginning', async () => {
  const page = await openAs(person, '/account/contacts/phone?change=00000000-0000-4000-8000-000000000000');
  await button(page, '换一个手机号').click();
  await page.getByLabel('新手机号').waitFor();
});

test('a new password signs the other devices out, and they show the reason', async () => {
  const other = await openAs(person, '/account/terms', { width: 390 });
  const page = await openAs(person, '/account/password');
  await page.getByLabel('当前密码').fill(person.password);
  await page.getByLabel('新密码', { exact: true }).fill('short');
  await button(page, '更改密码').click();
  await page.locator('[role="alert"]:focus').waitFor();
  expect(await page.getByLabel('当前密码').inputValue()).toBe(person.password);
  await page.getByLabel('新密码', { exact: true }).fill('Qingdao-Haibian-2031');
  await page.locator('#newPasswordRepeated').fill('Qingdao-Haibian-2031');
  await button(page, '更改密码').click();
  await page.getByText('密码已更改').waitFor();
  person.password = 'Qingdao-Haibian-2031';

  await other.getByRole('link', { name: '账户', exact: true }).click();
  await other.getByText('登录已超时').waitFor();
  await signInOn(other, person);
  await heading(other, '账户');
});

test('one session is ended, then all others, each after a confirmation that names the consequence', async () => {
  await openAs(person, '/account');
  await openAs(person, '/account');
  await openAs(person, '/account');
  const page = await openAs(person, '/account/sessions');
  await page.getByText('本设备').waitFor();
  const before = await page.locator('.account-list li').count();
  await page
    .getByRole('button', { name: /^让它退出/ })
    .first()
    .click();
  await page.getByText('已退出登录。').waitFor();
  expect(await page.locator('.account-list li').count()).toBe(before - 1);
  await button(page, '让其他设备全部退出').click();
  await page.getByRole('dialog').getByText('本设备保持登录').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: /台设备退出$/ }).click();
  await page.getByText('没有在其他设备上登录').waitFor();
  expect(await page.locator('.account-list li').count()).toBe(1);
});

test('statement mail can be switched off by keyboard alone', async () => {
  const page = await openAs(person, '/account/notifications');
  await page.getByRole('radio', { name: /附上对账单文件/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('通知方式已保存').waitFor();
  await page.reload();
  await page.getByText('不发邮件').waitFor();
});

test('a second factor is switched on with its recovery codes kept, and off by one of them', async () => {
  const page = await openAs(person, '/account/second-factor');
  await page.getByLabel('当前密码').fill(person.password);
  await button(page, '开始设置').click();
  await page.getByRole('img', { name: /二维码/ }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  const secret = (await page.locator('.account-secret').textContent())!.replaceAll(' ', '');
  await page.getByLabel('动态码').fill('000000');
  await button(page, '确认并开启').click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('动态码').fill(new TOTP({ secret }).generate());
  await button(page, '确认并开启').click();
  await heading(page, '请保存备用恢复码');
  const codes = await page.locator('.account-recovery-codes li').allTextContents();
  expect(codes).toHaveLength(10);
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, '下载文本文件').click()]);
  expect(await readFile(await file.path(), 'utf8')).toContain(codes.join('\r\n'));
  await button(page, '完成').click();
  await page.getByRole('alert').getByRole('link').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByLabel('我已保存这些备用恢复码').check();
  await button(page, '完成').click();
  await page.getByText('还剩 10 个备用恢复码').waitFor();

  await button(page, '手机不在身边，使用备用恢复码').click();
  await page.getByLabel('当前密码').fill(person.password);
  await page.getByLabel('备用恢复码', { exact: true }).fill(codes[0]!);
  await button(page, '关闭两步验证').click();
  await page.getByText('两步验证已关闭').waitFor();
});

test('an idle session warns a minute ahead, continues on request and is signed out otherwise', async () => {
  const page = await openAs(person, '/account');
  await page.clock.install();
  await page.reload();
  await page.getByText(person.username, { exact: true }).waitFor();
  await page.clock.fastForward('13:30');
  await button(page, '继续使用').click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.clock.fastForward('14:30');
  await page.getByText('登录已超时').waitFor();
  expect(await page.getByText(person.username, { exact: true }).count()).toBe(0);
  expect(new URL(page.url()).searchParams.get('next')).toBe('/account');
});

test('a newer agreement shows its changes and must be accepted before the requested page opens', async () => {
  const page = await openAs(person, '/account');
  await publish(termsZhCn.body.replace('三十日内核对', '六十日内核对'));
  await page.goto('/account/notifications');
  await heading(page, '服务协议有新版本');
  await page.getByText('现为：').waitFor();
  await page.locator('.account-changes').getByText('六十日内核对').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  expect(await button(page, '同意').isDisabled()).toBe(true);
  await page.locator('.agreement-box').focus();
  await page.keyboard.press('End');
  await button(page, '同意').click();
  await heading(page, '对账单生成后怎样通知您');
  await page.goto('/account/terms');
  await page.getByRole('heading', { name: /2\.0 版/ }).waitFor();
});

async function publish(body: string): Promise<void> {
  const sha256 = createHash('sha256').update(body).digest('hex');
  const { title } = termsZhCn;
  const publishedAt = new Date();
  await portal.database
    .em()
    .insert(TermsVersion, { version: '2.0', locale: 'zh-CN', title, body, sha256, publishedAt });
}
