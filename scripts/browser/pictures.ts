import type { Page } from 'playwright-core';
import { samplePeriod } from '../../db/sample/sample.ts';
import { watchNetwork } from './network-rest.ts';

export interface Picture {
  readonly name: string;
  readonly path: string;
  readonly signedIn?: boolean;
  /** What is done on the page before its picture is taken. */
  readonly before?: (page: Page, language: 'zh-CN' | 'en') => Promise<void>;
}

const month = `from=${samplePeriod}-01&to=${samplePeriod}-30`;

/** Every page there is, in the order of a visit. */
export const pictures: readonly Picture[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-puzzle', path: '/sign-in', before: showPuzzle },
  { name: 'activate', path: '/activate' },
  { name: 'objection', path: '/objection#0' },
  { name: 'recover', path: '/recover' },
  { name: 'help', path: '/help' },
  { name: 'terms', path: '/terms' },
  { name: 'privacy', path: '/privacy' },
  { name: 'security', path: '/security' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'home', path: '/', signedIn: true },
  { name: 'statements', path: `/statements?${month}`, signedIn: true },
  { name: 'statement', path: `/statements?${month}`, signedIn: true, before: openStatement },
  { name: 'notices', path: '/notices', signedIn: true },
  { name: 'account', path: '/account', signedIn: true },
  { name: 'account-contact', path: '/account/contacts/email', signedIn: true },
  { name: 'account-password', path: '/account/password', signedIn: true },
  { name: 'account-sessions', path: '/account/sessions', signedIn: true },
  { name: 'account-second-factor', path: '/account/second-factor', signedIn: true },
  { name: 'account-terms', path: '/account/terms', signedIn: true },
  { name: 'account-notifications', path: '/account/notifications', signedIn: true },
];

/** Opens the picture's page and waits until nothing on it is loading: the network may be at rest earlier. */
export async function openPicture(
  page: Page,
  { path, before }: Picture,
  language: 'zh-CN' | 'en',
): Promise<void> {
  const rest = watchNetwork(page);
  await page.goto(path);
  await rest();
  await loaded(page);
  await before?.(page, language);
  await loaded(page);
}

async function loaded(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
}

async function showPuzzle(page: Page): Promise<void> {
  await page.locator('#username').fill('fengruitang');
  await page.locator('#password').fill('Demo-Yaodian-2019');
  await page.locator('button[type="submit"]').click();
  await page.getByRole('slider').waitFor();
}

async function openStatement(page: Page): Promise<void> {
  const rest = watchNetwork(page);
  const listHeading = await page.locator('h1').first().innerText();
  await page.locator('a[href^="/statements/"]').first().click();
  await page.waitForURL(/\/statements\/[^?]/);
  // The list stays in place for a moment after the address has changed.
  await page.locator('h1').filter({ hasNotText: listHeading }).first().waitFor();
  await page.locator('tbody tr').first().waitFor();
  await rest();
}
