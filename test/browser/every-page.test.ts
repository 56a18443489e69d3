import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sampleOperator, samplePeriod } from '../../db/sample/sample.ts';
import { openPicture, pictures } from '../../scripts/browser/pictures.ts';
import { signInOn } from '../../scripts/browser/sign-in-on.ts';
import { activate } from '../../scripts/demo/activate.ts';
import { runMonth } from '../../scripts/demo/run-month.ts';
import { demoMerchant } from '../../scripts/demo/sample-accounts.ts';
import { barriersOn } from './accessibility.ts';
import { type PortalUnderTest, startPortal } from './portal-under-test.ts';
import { visitsTo } from './visits.ts';

let portal: PortalUnderTest;
const visit = visitsTo(() => portal);

beforeAll(async () => {
  portal = await startPortal();
  await activate(portal.origin, portal.mailSink, demoMerchant);
  await runMonth(portal.origin, sampleOperator, samplePeriod);
}, 120_000);
afterAll(() => portal.stop(), 60_000);

/** What keeps anybody from using the page as it stands, or from seeing it without scrolling sideways. */
async function whatIsWrong(page: Page): Promise<unknown> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  return {
    headings: await page.getByRole('heading', { level: 1 }).count(),
    tooWide,
    barriers: await barriersOn(page),
  };
}

const nothing = { headings: 1, tooWide: 0, barriers: [] };

describe.each([
  { width: 1280, language: 'zh-CN' },
  { width: 390, language: 'zh-CN' },
  { width: 1280, language: 'en' },
  { width: 390, language: 'en' },
  // An office PC's window at 200 % zoom.
  { width: 640, language: 'zh-CN' },
] as const)('at $width px in $language', (options) => {
  test('every page can be used by all and fits its window', async () => {
    const page = await visit(options);
    const found = async (picture: (typeof pictures)[number]) => {
      await openPicture(page, picture, options.language);
      return [picture.name, await whatIsWrong(page)];
    };
    for (const picture of pictures.filter(({ signedIn }) => !signedIn))
      expect(await found(picture)).toEqual([picture.name, nothing]);
    await page.goto('/sign-in');
    await signInOn(page, demoMerchant, options.language);
    await page.locator('.session-menu').waitFor();
    for (const picture of pictures.filter(({ signedIn }) => signedIn))
      expect(await found(picture)).toEqual([picture.name, nothing]);
  }, 180_000);
});
