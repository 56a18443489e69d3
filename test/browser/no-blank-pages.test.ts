import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { activate } from '../../scripts/demo/activate.ts';
import { demoMerchant } from '../../scripts/demo/sample-accounts.ts';
import { barriersOn } from './accessibility.ts';
import { openAsBy } from './open-as.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';

let portal: PortalUnderTest;
const visit = visitsTo(() => portal, { faults: true });
const openAs = openAsBy(visit);

beforeAll(async () => {
  portal = await startPortal();
  await activate(portal.origin, portal.mailSink, demoMerchant);
}, 120_000);

afterAll(() => portal.stop(), 60_000);

const problem = {
  type: 'urn:merchant-online-services:problem:INTERNAL',
  title: '系统出现错误',
  status: 500,
  detail: '请稍后再试。',
  code: 'INTERNAL',
  requestId: 'request-4711',
};

/** Makes the browser deny that it knows a property. */
const without = (property: string) =>
  `const { supports } = CSS; CSS.supports = (name, ...rest) => name !== '${property}' && supports.call(CSS, name, ...rest)`;

describe('before there is a page', () => {
  test.each([
    ['knows none of what is asked for', 'CSS.supports = () => false'],
    ['has no container queries, as Chrome 104', without('container-type')],
    ['has no cascade layers, as Chrome 98', 'delete window.CSSLayerBlockRule'],
  ])('an old browser that %s gets a list of supported browsers', async (_lack, script) => {
    const page = await visit();
    await page.addInitScript(script);
    await page.goto('/');
    await page.getByText('请换一个浏览器').waitFor();
    await page.getByRole('link', { name: '95534' }).waitFor();
    expect(await page.locator('#root').isVisible()).toBe(false);
  });

  test('without scripts the page explains how to enable them', async () => {
    const browser = (await visit()).context().browser()!;
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: portal.origin });
    const page = await context.newPage();
    await page.goto('/');
    expect(await page.content()).toContain('请启用 JavaScript');
    await context.close();
  });

  test.each(['**/app/merchant-*.js', '**/app/zh-cn-*.js'])(
    'a script that does not arrive: %s',
    async (scripts) => {
      const page = await visit();
      await page.route(scripts, (route) => route.abort());
      await page.goto('/');
      await page.getByRole('heading', { name: /页面没有打开|页面出了问题/ }).waitFor();
    },
  );
});

describe('an api that', () => {
  test('fails shows the number of the request', async () => {
    const page = await visit();
    await page.route('**/api/v1/session', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem }),
    );
    await page.goto('/');
    await page.getByRole('heading', { name: '系统出现错误' }).waitFor();
    await page.getByText('request-4711').waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });

  test.each([
    [
      'is behind a proxy that is not answered',
      { status: 503, contentType: 'text/html', body: '<h1>503</h1>' },
    ],
    ['refuses connections', undefined],
  ])('%s is reported in words', async (_, answer) => {
    const page = await visit();
    await page.route('**/api/v1/session', (route) =>
      answer ? route.fulfill(answer) : route.abort('connectionrefused'),
    );
    await page.goto('/');
    await page.getByRole('heading', { name: '没有连上服务器' }).waitFor();
  });

  test('fails later leaves the way to the other pages, and the page comes back with it', async () => {
    const page = await openAs(demoMerchant, '/account');
    await page.locator('.facts').first().waitFor();
    await page.route('**/api/v1/terms/acceptances', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem }),
    );
    await page.goto('/account/terms');
    await page.getByText('request-4711').waitFor();
    await page.unrouteAll();
    await page.getByRole('link', { name: '帮助', exact: true }).first().click();
    await page.getByText('常见问题').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: /1\.0 版/ }).waitFor();
  });
});

describe('a network that is gone', () => {
  test('shows a notice on the open page, which keeps what it shows', async () => {
    const page = await openAs(demoMerchant, '/account');
    await page.locator('.facts').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('网络已断开').waitFor();
    await page.getByText(demoMerchant.username, { exact: true }).waitFor();
  });

  test('shows the offline page for a page opened without a network, and caches nothing else', async () => {
    const page = await visit();
    await page.goto('/help');
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.reload();
    const kept = await page.evaluate(
      `caches.open('offline-page').then((cache) => cache.keys()).then((keys) => keys.map(({ url }) => new URL(url).pathname))`,
    );
    expect(kept).toEqual(['/offline.html', '/critical.css', '/icon.svg']);
    await page.context().setOffline(true);
    await page.goto('/statements');
    await page.getByRole('heading', { name: '没有连上服务器' }).waitFor();
    await page.getByRole('link', { name: '95534' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('link', { name: '重新打开本页' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
  });
});

test('an unknown address says that it is unknown and where to go', async () => {
  const page = await visit();
  const response = await page.goto('/no/such/page');
  expect(response?.status()).toBe(404);
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: '帮助' }).click();
  await page.getByRole('heading', { name: '常见问题' }).waitFor();
});
