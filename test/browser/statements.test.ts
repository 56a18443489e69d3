import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wrap } from '@mikro-orm/core';
import type { Page } from 'playwright-core';
import { ClearingTransaction } from '../../db/entities/clearing-transaction.ts';
import { sampleMerchant, sampleOperator, samplePeriod } from '../../db/sample/sample.ts';
import { activate } from '../../scripts/demo/activate.ts';
import { runMonth } from '../../scripts/demo/run-month.ts';
import { demoGroup, demoMerchant } from '../../scripts/demo/sample-accounts.ts';
import { readZip } from '../api/statements/read-zip.ts';
import { barriersOn } from './accessibility.ts';
import { bytesOf, totalsOf } from './downloaded-totals.ts';
import { openAsBy } from './open-as.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';

const september = '/statements?from=2019-09-01&to=2019-09-30';
const guideTotals = { count: '966', amount: '69,534.00', fee: '140.08' };

let portal: PortalUnderTest;
const openAs = openAsBy(visitsTo(() => portal));

beforeAll(async () => {
  portal = await startPortal();
  await activate(portal.origin, portal.mailSink, demoMerchant);
  await activate(portal.origin, portal.mailSink, demoGroup);
  await runMonth(portal.origin, sampleOperator, samplePeriod);
}, 180_000);

afterAll(() => portal.stop(), 60_000);

async function downloadBy(page: Page, name: RegExp | string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).first().click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

const widthOver = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

const focusedText = (page: Page) => page.evaluate<string>('document.activeElement?.textContent');

describe.each([{ width: 1280 }, { width: 390 }] as const)('at $width px', ({ width }) => {
  test('a merchant sees the guide’s totals, and every file it downloads says the same', async () => {
    const page = await openAs(demoMerchant, september, { width });
    const totals = page.getByLabel('合计', { exact: true });
    await totals.waitFor();
    for (const figure of ['966', '69,534.00', '140.08', '69,393.92'])
      expect(await totals.textContent()).toContain(figure);
    expect(await page.getByText('可下载').first().isVisible()).toBe(true);
    for (const format of ['xlsx', 'pdf', 'csv']) {
      const { name, bytes } = await downloadBy(page, new RegExp(`^下载 .*\\.${format}$`));
      expect(await totalsOf(name, bytes)).toEqual(guideTotals);
    }
    const archive = await downloadBy(page, /全部下载/);
    const csv = readZip(archive.bytes).find(({ name }) => name.endsWith('.csv'))!;
    expect(await totalsOf('archived.csv', csv.content)).toEqual(guideTotals);
    expect(await barriersOn(page)).toEqual([]);
    expect(await widthOver(page)).toBe(0);
  });

  test('a statement shows its heading, its first rows and its sums by terminal', async () => {
    const page = await openAs(demoMerchant, september, { width });
    await page.getByRole('link', { name: '储值卡-便民卡', exact: true }).click();
    await page.getByRole('heading', { name: '银联商务青岛分公司——储值卡-便民卡商户对账单' }).waitFor();
    await page.getByText(sampleMerchant.merchantNo).first().waitFor();
    const rows = page.getByRole('region', { name: /笔，按清算文件的顺序/ });
    await rows.getByText('10008*****1388').first().waitFor();
    expect(await rows.locator('tbody tr').count()).toBe(width === 390 ? 5 : 20);
    await page.getByRole('button', { name: '显示前 100 笔' }).click();
    await rows.locator('tbody tr').nth(99).waitFor();
    await page.getByText('文件校验码（SHA-256）').click();
    expect(await page.locator('code').first().textContent()).toMatch(/^[\da-f]{64}$/);
    expect(await barriersOn(page)).toEqual([]);
    expect(await widthOver(page)).toBe(0);
  });

  test('a group’s totals count each transaction once, and a merchant of it can be picked', async () => {
    const page = await openAs(demoGroup, september, { width });
    const totals = page.getByLabel('合计', { exact: true });
    await totals.getByText('126,090.61').waitFor();
    await page.getByLabel('选择商户').fill('海晏堂');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.waitForURL(/merchantNo=951002009900003/);
    await totals.getByText('3,507.28').waitFor();
    expect(await barriersOn(page)).toEqual([]);
    expect(await widthOver(page)).toBe(0);
  });
});

test('the filters are in the address: a reload, a sign-in and the back button keep them', async () => {
  const page = await openAs(demoGroup, `${september}&applicationType=ATM`);
  await page.getByText('共 2 份对账单').waitFor();
  await page.reload();
  await page.getByText('共 2 份对账单').waitFor();
  expect(await page.getByRole('checkbox', { name: 'ATM' }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: '营销联盟' }).isChecked()).toBe(false);
  await page.getByLabel('全选').check();
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByText('共 12 份对账单').waitFor();
  expect(await focusedText(page)).toBe('2019 年 9 月');
  await page.goBack();
  await page.getByText('共 2 份对账单').waitFor();
});

test('a search needs a type, and an unknown merchant is reported while typing', async () => {
  const page = await openAs(demoGroup, september);
  await page.getByLabel('全选').uncheck();
  await page.getByLabel('选择商户').fill('没有这家');
  await page.getByText(/没有找到这家商户/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByRole('alert').getByRole('link', { name: '请至少选择一种应用类型' }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
});

test('a month without a statement says why, and what to do next', async () => {
  const page = await openAs(demoMerchant, '/statements?from=2019-07-01&to=2019-07-31');
  await page.getByText('2019 年 7 月的对账单尚未生成').waitFor();
  expect(await page.getByText('尚未生成', { exact: true }).first().isVisible()).toBe(true);
  expect(await barriersOn(page)).toEqual([]);
});

test('an odd range is produced on demand; it can be left and is found again, and then downloaded', async () => {
  const page = await openAs(demoMerchant, '/statements?from=2019-09-01&to=2019-09-15');
  process.kill(portal.stack.pids.worker!, 'SIGSTOP');
  try {
    await page.getByRole('button', { name: '生成这段日期的对账单' }).click();
    const requests = page.getByRole('region', { name: '按日期生成的对账单' });
    await requests.getByText(/正在准备|正在生成/).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.goto('/help');
    await page.goto('/statements?from=2019-09-01&to=2019-09-15');
    await requests.getByText(/正在准备|正在生成/).waitFor();
    process.kill(portal.stack.pids.worker!, 'SIGCONT');
    await requests.getByText('已生成').waitFor({ timeout: 30_000 });
  } finally {
    process.kill(portal.stack.pids.worker!, 'SIGCONT');
  }
  const { name, bytes } = await downloadBy(page, /^下载 .*\.csv$/);
  const { amount, count } = await totalsOf(name, bytes);
  const totals = page.getByLabel('合计', { exact: true });
  expect(await totals.textContent()).toContain(amount);
  expect(await totals.textContent()).toContain(count);
}, 60_000);

test('a corrected statement says so, what changed, and the old version leads to the new one', async () => {
  await addLateSale();
  const page = await openAs(demoMerchant, september);
  await page.getByRole('link', { name: '储值卡-便民卡', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: /商户对账单$/ }).waitFor();
  const first = new URL(page.url()).pathname;
  await page.evaluate(async () => {
    const body = JSON.stringify({ from: '2019-09-01', to: '2019-09-30' });
    const headers = { 'Content-Type': 'application/json' };
    await fetch('/api/v1/statements', { method: 'POST', body, headers });
  });
  await page.goto(september);
  await page.getByText('已更正 v2').waitFor({ timeout: 30_000 });
  await page.getByLabel('合计', { exact: true }).getByText('69,634.00').waitFor();
  await page.goto(first);
  await page.getByText('这是第 1 版，已被更正。').waitFor();
  await page.getByRole('link', { name: '查看最新的第 2 版' }).click();
  await page.getByText('比第 1 版增加 1 笔、减少 0 笔').waitFor();
  await page.getByText('交易金额 多 100.00 元').waitFor();
  await page.locator('summary').filter({ hasText: '增加的交易' }).click();
  expect(await barriersOn(page)).toEqual([]);
}, 60_000);

test('the statements page is complete in English and shows its chart as a table', async () => {
  const page = await openAs(demoGroup, september, { language: 'en' });
  await page.getByRole('heading', { name: 'September 2019', exact: true }).waitFor();
  await page.getByText('Show as a table').click();
  await page.getByRole('row', { name: /September 2019 Ready 302 126,126.95 36.34 126,090.61/ }).waitFor();
  expect(await barriersOn(page)).toEqual([]);
});

/** A transaction that comes in after its statement, with its file's control totals: 100.00, fee 0.20. */
async function addLateSale(): Promise<void> {
  const em = portal.database.em();
  const known = await em.findOneOrFail(ClearingTransaction, {
    terminalNo: '10252043',
    systemReferenceNo: '171554411247',
  });
  await em.insert(ClearingTransaction, {
    ...wrap(known).toPOJO(),
    id: undefined,
    amountFen: 10_000,
    netFen: 9_980,
    feeFen: 20,
    lineNo: 99_999,
  } as never);
  await em.execute(
    `update clearing_file set row_count = row_count + 1, amount_fen = amount_fen + 10000,
      net_fen = net_fen + 9980, fee_fen = fee_fen + 20 where id = ?`,
    [known.clearingFileId],
  );
}
