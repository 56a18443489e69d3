import type { Page } from 'playwright-core';

/** Refusals of the api are part of the pages' life; the browser logs each as a failed resource. */
const expected = /Failed to load resource: the server responded with a status of 4\d\d/;

/** Collects what a page should never say: faults of its scripts, and refusals by the Content-Security-Policy. */
export function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !expected.test(text)) faults.push(text);
  });
  return faults;
}
