import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/browser/launch-chromium.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { password } from '../api/fixture.ts';
import { knownPuzzle } from '../api/known-captchas.ts';
import { collectFaults } from './page-faults.ts';

/** The tests make the puzzles, and so know where the gap is; nothing else knows it. */
let api: ApiUnderTest;
let browser: Browser;

beforeAll(async () => {
  api = await startApi({ portalDir: process.env['TEST_PORTAL_DIR'] ?? 'dist/portal' });
  // A solution that comes in no time at all is a machine's.
  Object.defineProperty(api.time, 'now', { get: () => new Date() });
  browser = await launchChromium(process.env['TEST_CHROMIUM'] ?? 'chromium');
});

afterAll(async () => {
  await browser.close();
  await api.stop();
});

/** A page with the puzzle on it, and what is left to do with the slider. */
async function puzzleOn(width: number): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'zh-CN' });
  const faults = collectFaults(page);
  await page.goto(`${api.url.replace('127.0.0.1', 'localhost')}/sign-in`);
  await page.getByLabel('用户名').fill('丰瑞堂药房');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('slider').waitFor();
  return { page, faults };
}

const signedIn = (page: Page) => page.getByRole('button', { name: '退出登录' }).waitFor();

/** Where on the screen the piece has to be taken so that its left edge comes to the answer. */
async function wayOn(page: Page) {
  const rail = (await page.locator('.slider-rail').boundingBox())!;
  const scale = rail.width / 320;
  const y = rail.y + rail.height / 2;
  const grip = 20;
  return {
    y,
    from: rail.x + grip,
    to: rail.x + grip + knownPuzzle.x * scale,
    middle: rail.x + (knownPuzzle.x + knownPuzzle.pieceSize / 2) * scale,
  };
}

test.each([1280, 390])('dragged into the gap by a hand, at %i px', async (width) => {
  const { page, faults } = await puzzleOn(width);
  const { y, from, to } = await wayOn(page);
  await page.mouse.move(from, y);
  await page.mouse.down();
  for (let step = 1; step <= 24; step += 1) {
    // As a hand does it: quick first, then slower, and never quite level.
    const part = 1 - (1 - step / 24) ** 2;
    await page.mouse.move(from + (to - from) * part, y + (step % 3));
    await page.waitForTimeout(20 + (step % 5) * 4);
  }
  await page.mouse.up();
  await signedIn(page);
  expect(faults).toEqual([]);
  await page.close();
});

test('the slider is solved by a click on the track and the button', async () => {
  const { page, faults } = await puzzleOn(1280);
  const { middle, y } = await wayOn(page);
  await page.waitForTimeout(600);
  await page.mouse.click(middle, y);
  await page.getByRole('button', { name: '确定' }).click();
  await signedIn(page);
  expect(faults).toEqual([]);
  await page.close();
});

test('the slider is solved by arrow keys', async () => {
  const { page, faults } = await puzzleOn(390);
  await page.locator('[role="slider"]:focus').waitFor();
  for (let x = 0; x < knownPuzzle.x - 20; x += 20) await page.keyboard.press('PageUp');
  await page.waitForTimeout(500);
  const at = Number(await page.getByRole('slider').getAttribute('aria-valuenow'));
  for (let x = at; x < knownPuzzle.x - 1; x += 2) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await signedIn(page);
  expect(faults).toEqual([]);
  await page.close();
});

test('a piece in the wrong place is refused, and a new puzzle has the focus', async () => {
  const { page } = await puzzleOn(1280);
  await page.waitForTimeout(600);
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '没有对准' }).waitFor();
  await page.locator('[role="slider"]:focus').waitFor();
  expect(await page.getByRole('slider').getAttribute('aria-valuenow')).toBe('0');
  await page.close();
});
