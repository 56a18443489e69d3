import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleGroup, sampleMerchant } from '../../db/sample/sample.ts';
import { groupMembers } from '../../db/sample/sample-merchants.ts';
import { barriersOn } from './accessibility.ts';
import { activationSteps, codeFor } from './activation-steps.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { signInOn } from '../../scripts/browser/sign-in-on.ts';
import { visitsTo } from './visits.ts';

const password = 'Mist-Harbour-4711';
const [first, second, third] = groupMembers;

let portal: PortalUnderTest;
const visit = visitsTo(() => portal);

beforeAll(async () => {
  portal = await startPortal();
}, 120_000);
afterAll(() => portal.stop(), 60_000);

test('a merchant activates by its registered phone on an office PC and signs in', async () => {
  const page = await visit({ width: 1280 });
  const steps = activationSteps(page, portal);
  await steps.begin('merchant');
  expect(await barriersOn(page)).toEqual([]);
  await steps.choose('phone');
  await steps.fill({ merchantNo: '951 002 001-121' });
  await page.getByText('已输入 12 位，共 15 位').first().waitFor();
  await page.getByRole('img', { name: 'POS 签购单示意图' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  const { merchantNo, registeredPhone } = sampleMerchant;
  await steps.prove({ merchantNo, registeredPhone });
  const agree = page.getByRole('button', { name: '同意', exact: true });
  expect(await agree.isDisabled()).toBe(true);
  expect(await barriersOn(page)).toEqual([]);
  await steps.agree();
  await steps.chooseCredentials('fengruitang', password);
  await steps.giveEmail('kuaiji@fengruitang.example');
  await page.getByText('k***i@fengruitang.example').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await steps.enterCode(await steps.codeFor('kuaiji@fengruitang.example'));
  await steps.isDone();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: '去登录' }).click();
  await signInOn(page, { username: 'fengruitang', password });
  await page.getByRole('button', { name: '退出登录' }).waitFor();
}, 90_000);

test('a merchant activates by its registration details on a phone in English; a mismatch says what to try', async () => {
  const page = await visit({ width: 390, language: 'en' });
  const steps = activationSteps(page, portal, 'en');
  await steps.begin('merchant');
  await steps.choose('registration');
  const { merchantNo, idNo, licenceNo } = first!;
  const right = { merchantNo, legalRepresentativeIdNo: idNo, businessLicenceNo: licenceNo };
  await steps.prove({ ...right, businessLicenceNo: sampleMerchant.licenceNo });
  await page.getByRole('heading', { name: 'What you can do next' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: '81112277' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.goBack();
  await steps.prove(right);
  await steps.agree();
  await steps.chooseCredentials('jixiangtang', 'password');
  await page.getByRole('alert').getByText('meets the rules').waitFor();
  await page.getByText('very weak').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await steps.chooseCredentials('fengruitang', password);
  await page.getByRole('alert').getByText('taken').waitFor();
  await steps.chooseCredentials('jixiangtang', password);
  await steps.giveEmail('office@jixiangtang.example');
  await steps.enterCode('000000');
  await page.locator('.field-error').getByText('4').waitFor();
  await steps.enterCode(await steps.codeFor('office@jixiangtang.example'));
  await steps.isDone();
}, 90_000);

test('a group activates by its initial password on a phone', async () => {
  const page = await visit({ width: 390 });
  const steps = activationSteps(page, portal);
  await steps.begin('group');
  expect(await barriersOn(page)).toEqual([]);
  await steps.prove({ groupNo: sampleGroup.groupNo, password: sampleGroup.password });
  await page.locator('.agreement-end').waitFor();
  expect(await page.getByRole('button', { name: '同意', exact: true }).isDisabled()).toBe(true);
  await steps.agree();
  await steps.chooseCredentials('baicaohui', password);
  await steps.giveEmail('caiwu@baicaohui.example');
  await steps.enterCode(await steps.codeFor('caiwu@baicaohui.example'));
  await steps.isDone();
}, 90_000);

test('an activated merchant is sent to the sign-in', async () => {
  const page = await visit();
  const steps = activationSteps(page, portal);
  await steps.begin('merchant');
  await steps.choose('phone');
  const { merchantNo, registeredPhone } = sampleMerchant;
  await steps.prove({ merchantNo, registeredPhone });
  await page.getByRole('heading', { level: 1, name: '该账户已经激活' }).waitFor();
  await page.getByRole('link', { name: '忘记密码' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
});

test('an activation of another browser is not found, and the page says what next', async () => {
  const page = await visit();
  await page.goto('/activate/6f0f9d52-0000-4000-8000-000000000000');
  await page.getByRole('heading', { level: 1, name: '没有找到这次激活' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
});

describe('nothing is lost', () => {
  test('by a reload at each step, the back button and a second tab', async () => {
    const page = await visit();
    const steps = activationSteps(page, portal);
    await steps.begin('merchant');
    await steps.choose('phone');
    await page.reload();
    const { merchantNo, registeredPhone } = second!;
    await steps.prove({ merchantNo, registeredPhone: registeredPhone! });
    await page.getByRole('heading', { name: '请阅读并同意服务协议' }).waitFor();
    await page.reload();
    await page.goBack();
    await steps.agree();
    await page.getByRole('heading', { name: '请设置用户名和密码' }).waitFor();

    const tab = await page.context().newPage();
    await tab.goto('/activate');
    await tab.getByRole('link', { name: '接着上次继续' }).click();
    await activationSteps(tab, portal).chooseCredentials('yanquan', password);
    await tab.getByRole('heading', { name: '接收验证码' }).waitFor();
    await tab.close();

    await steps.chooseCredentials('yanquan-2', password);
    await page.getByText('上一步已经完成，请从这里继续。').waitFor();
    await page.reload();
    await steps.giveEmail('office@yanquan.example');
    await page.locator('#code').waitFor();
    await page.reload();
    await page.getByRole('button', { name: /秒后可以重新获取/ }).waitFor();
    await steps.enterCode(await steps.codeFor('office@yanquan.example'));
    await steps.isDone();
    await page.reload();
    await steps.isDone();
  }, 90_000);

  test('by a killed worker: the page says that it waits, and goes on by itself', async () => {
    const page = await visit({ width: 390 });
    const steps = activationSteps(page, portal);
    await steps.begin('merchant');
    await steps.choose('registration');
    const { merchantNo, idNo, licenceNo } = third!;
    process.kill(portal.stack.pids.worker!, 'SIGSTOP');
    try {
      await steps.prove({ merchantNo, legalRepresentativeIdNo: idNo, businessLicenceNo: licenceNo });
      await page.getByText('仍在处理，请稍候，不用重新填写。').waitFor();
    } finally {
      await portal.stack.restartWorker('SIGKILL');
    }
    const read = page.getByRole('heading', { name: '请阅读并同意服务协议' });
    await read.waitFor({ timeout: 45_000 });
    await steps.agree();
    await page.locator('#username').waitFor();
  }, 120_000);
});

test('an activation completes by keyboard alone', async () => {
  const page = await visit();
  const { keyboard } = page;
  const focusOn = (selector: string) => page.locator(`${selector}:focus`).waitFor();
  const tabTo = async (selector: string) => {
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await keyboard.press('Tab');
      if (await page.locator(`${selector}:focus`).count()) return;
    }
    throw new Error(`the Tab key does not lead to ${selector}`);
  };
  await page.goto('/activate');
  await page.getByRole('radio').first().waitFor();
  await tabTo('#subjectType');
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await page.getByText('推荐').waitFor();
  await focusOn('h1');
  await tabTo('#method');
  await keyboard.press('Enter');
  await page.locator('#merchantNo').waitFor();
  await tabTo('#merchantNo');
  await keyboard.type(groupMembers[3]!.merchantNo);
  await tabTo('#registeredPhone');
  await keyboard.type(groupMembers[3]!.registeredPhone!);
  await keyboard.press('Enter');
  await page.locator('.agreement-end').waitFor();
  await tabTo('.agreement-box');
  const agree = page.getByRole('button', { name: '同意', exact: true });
  for (let pages = 0; pages < 40 && !(await agree.isEnabled()); pages += 1) {
    await keyboard.press('PageDown');
    // The page sees that its end is reached a frame or two after it has scrolled there.
    await page.waitForTimeout(100);
  }
  await tabTo('.actions .is-primary');
  await keyboard.press('Enter');
  await page.locator('#username').waitFor();
  await focusOn('h1');
  await tabTo('#username');
  await keyboard.type('jianpan-yaodian');
  for (const field of ['#password', '#passwordRepeated']) {
    await tabTo(field);
    await keyboard.type(password);
  }
  await keyboard.press('Enter');
  await page.locator('#address').waitFor();
  await tabTo('input[type="radio"]');
  await keyboard.press('ArrowDown');
  await tabTo('#address');
  await keyboard.type('jianpan@yaodian.example');
  await keyboard.press('Enter');
  await page.locator('#code').waitFor();
  await tabTo('#code');
  await keyboard.type(await codeFor(portal, 'jianpan@yaodian.example'));
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '账户已激活' }).waitFor();
}, 120_000);
