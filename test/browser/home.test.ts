import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleOperator, samplePeriod } from '../../db/sample/sample.ts';
import { activate } from '../../scripts/demo/activate.ts';
import { runMonth } from '../../scripts/demo/run-month.ts';
import { demoGroup, demoMerchant } from '../../scripts/demo/sample-accounts.ts';
import { barriersOn } from './accessibility.ts';
import { openAsBy } from './open-as.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';

let portal: PortalUnderTest;
const openAs = openAsBy(visitsTo(() => portal));

beforeAll(async () => {
  portal = await startPortal();
  await activate(portal.origin, portal.mailSink, demoMerchant);
  await activate(portal.origin, portal.mailSink, demoGroup);
}, 120_000);

afterAll(() => portal.stop(), 60_000);

test('before the first statement the page says so and shows the progress of this month', async () => {
  const page = await openAs(demoMerchant, '/');
  await page.getByRole('heading', { name: '还没有对账单' }).waitFor();
  await page.getByText(/^本月（\d{4} 年 \d+ 月）：/).waitFor();
  await page.getByText('没有未读通知').waitFor();
  expect(await barriersOn(page)).toEqual([]);
});

describe('after a month was run', () => {
  beforeAll(async () => {
    await runMonth(portal.origin, sampleOperator, samplePeriod);
  }, 120_000);

  test.each([
    { width: 1280, who: demoMerchant, payout: '69,393.92', unread: '1' },
    { width: 390, who: demoGroup, payout: '126,090.61', unread: '4' },
  ] as const)(
    'at $width px the payout is the largest figure, $payout',
    async ({ width, who, payout, unread }) => {
      const page = await openAs(who, '/', { width });
      const figure = page.getByText(payout, { exact: true }).first();
      await figure.waitFor();
      const figures = await page.evaluate<{ text: string; size: number }[]>(
        `[...document.querySelectorAll('.number')].map((one) =>
          ({ text: one.textContent, size: parseFloat(getComputedStyle(one).fontSize) }))`,
      );
      expect(figures.toSorted((left, right) => right.size - left.size)[0]?.text).toBe(payout);
      expect(await page.getByRole('link', { name: `通知 ${unread} 条未读` }).isVisible()).toBe(true);
      expect(await barriersOn(page)).toEqual([]);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(over).toBeLessThanOrEqual(0);
    },
  );

  test('the chart says in a sentence what it shows, and a month is opened from it by keyboard', async () => {
    const page = await openAs(demoMerchant, '/');
    await page.getByRole('img', { name: /实际拨付合计 69,393.92 元/ }).waitFor();
    await page.getByRole('link', { name: /2019 年 9 月，实际拨付 69,393.92 元/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/statements?from=2019-09-01&to=2019-09-30');
    await page.getByText('共 1 份对账单').waitFor();
  });

  test('notices lead to their subject and are marked as read', async () => {
    const page = await openAs(demoGroup, '/');
    await page.getByRole('link', { name: '查看全部通知' }).click();
    await page.getByText('4 条未读。').waitFor();
    await page.getByText('2019 年 9 月储值卡-便民卡对账单已生成').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByText('没有未读通知').waitFor();
    expect(await page.locator('.unread-count').count()).toBe(0);
    await page.getByRole('link', { name: '查看对账单' }).first().click();
    await page.getByRole('heading', { name: /集团对账单$/ }).waitFor();
  });

  test('an unknown kind of notice is shown neutrally', async () => {
    const page = await openAs(demoMerchant, '/');
    const notice = {
      id: 'new:1',
      kind: 'SOMETHING_NEW',
      at: '2026-01-01T00:00:00.000Z',
      data: {},
      read: false,
    };
    await page.route('**/api/v1/notices?*', (route) =>
      route.fulfill({ json: { items: [notice], unread: 1 } }),
    );
    await page.goto('/notices');
    await page.getByText('您的账户有一条新消息。').waitFor();
  });

  test('the home page is complete in English', async () => {
    const page = await openAs(demoMerchant, '/', { language: 'en', width: 390 });
    await page.getByRole('heading', { name: 'September 2019' }).waitFor();
    await page.getByRole('link', { name: 'Download last month’s statements' }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });
});
