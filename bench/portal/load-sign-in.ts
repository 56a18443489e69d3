import type { Browser } from 'playwright-core';

export interface Load {
  /** Over the line, headers included. */
  readonly bytes: number;
  readonly requests: number;
  /** From the beginning of the navigation until the form is there and no script is in its way. */
  readonly usableMs: number;
  readonly largestPaintMs: number;
  /** Sum of the tasks that held the page up for longer than 50 ms. */
  readonly longTasksMs: number;
}

/** A first visit of the sign-in page with an empty cache, on a processor that is so many times slower. */
export async function loadSignIn(browser: Browser, origin: string, slowDown: number): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.addInitScript(watch);
    await page.goto(`${origin}/sign-in`, { waitUntil: 'networkidle' });
    await page.locator('button[type="submit"]').waitFor();
    return await page.evaluate<Load>(measure);
  } finally {
    await context.close();
  }
}

// In the browser, as text: these know its names, and this project's types do not.
const watch = `
  window.longTasks = [];
  window.paints = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => paints.push(...list.getEntries())).observe({ type: 'largest-contentful-paint', buffered: true });
`;

const measure = `(() => {
  const [navigation] = performance.getEntriesByType('navigation');
  const loads = [navigation, ...performance.getEntriesByType('resource')];
  const [form] = performance.getEntriesByName('form-shown');
  const inTheWay = longTasks.filter((task) => task.startTime <= form.startTime + 50);
  const lastEnd = Math.max(form.startTime, ...inTheWay.map((task) => task.startTime + task.duration));
  return {
    bytes: loads.reduce((sum, load) => sum + load.transferSize, 0),
    requests: loads.length,
    usableMs: lastEnd,
    largestPaintMs: paints.length > 0 ? paints[paints.length - 1].startTime : 0,
    longTasksMs: longTasks.reduce((sum, task) => sum + task.duration, 0),
  };
})()`;
