import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriersOn } from './accessibility.ts';
import { type PortalUnderTest, startPortal, type VisitOptions } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';

let portal: PortalUnderTest;
const visit = visitsTo(() => portal);

beforeAll(async () => {
  portal = await startPortal();
}, 120_000);

afterAll(() => portal.stop(), 60_000);

async function open(path: string, options?: VisitOptions): Promise<Page> {
  const page = await visit(options);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

test('a question is found by a word of its answer, opens, and says what to do', async () => {
  const page = await open('/help');
  await page.getByLabel('搜索问题').fill('控制层　异常');
  await page.getByText('找到 1 个问题').waitFor();
  await page.getByText('验证商户或集团信息时控制层异常').click();
  await page.getByText(`官方网址只有 ${portal.origin}`).waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByLabel('搜索问题').fill('没有这样的词');
  await page.getByText('没有找到相关问题').waitFor();
});

test('each question has an address of its own', async () => {
  const page = await open('/help#whereStatement');
  await page.getByText('通常在当月 20 日前后').waitFor();
});

test('every region’s numbers are there to be tapped', async () => {
  const page = await open('/help', { width: 390 });
  const row = page.getByRole('row').filter({ hasText: '市内四区' });
  await row.waitFor();
  const links = await row.getByRole('link').all();
  const numbers = await Promise.all(links.map((link) => link.getAttribute('href')));
  expect(numbers).toEqual(['tel:81112277', 'tel:81977366']);
});

test('the questions are shown even when the regions’ numbers cannot be read', async () => {
  const made = await portal.visit();
  await made.page.route('**/api/v1/site', (route) => route.fulfill({ status: 500, body: '' }));
  await made.page.goto('/help');
  await made.page.getByText('暂时没有取到各区域的电话').waitFor({ timeout: 15_000 });
  await made.page.getByText('忘记密码，怎么办？').waitFor();
  await made.context.close();
});

test('the whole agreement is open to all, in the language of the page', async () => {
  await (await open('/terms')).getByText('一、定义').waitFor();
  await (await open('/terms', { language: 'en' })).getByText('1. Definitions').waitFor();
});
