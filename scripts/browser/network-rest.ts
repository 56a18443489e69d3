import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const everyMs = 10;
/** Playwright's own `networkidle` takes 500 ms, which is most of the time that a page of ours takes to open. */
const restMs = 80;

/**
 * Watches what the page asks for from now on. The function returned resolves when its scripts have nothing to do and no
 * request has been under way for `restMs`.
 */
export function watchNetwork(page: Page): () => Promise<void> {
  let underWay = 0;
  let lastChange = performance.now();
  const count = (by: number) => () => {
    underWay += by;
    lastChange = performance.now();
  };
  const [begun, ended] = [count(1), count(-1)];
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
  return async () => {
    await page.evaluate('new Promise((done) => requestIdleCallback(done))');
    while (underWay > 0 || performance.now() - lastChange < restMs) await pause(everyMs);
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
  };
}
