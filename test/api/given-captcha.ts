import { randomUUID } from 'node:crypto';
import { type CaptchaPurpose, createCaptchas } from '../../db/web/account/captchas.ts';
import { type ApiUnderTest } from './api-under-test.ts';
import { vault } from '../support/vault.ts';
import type { Browser } from './browser.ts';

/**
 * A token as if this browser had solved a captcha at the api's time of day: without the work, and without counting
 * against the number of captchas that a network is given.
 */
export async function givenCaptcha(
  api: ApiUnderTest,
  by: Browser,
  purpose: CaptchaPurpose = 'sign-in',
): Promise<string> {
  const browser = by.cookies.get('captcha') ?? randomUUID();
  by.cookies.set('captcha', browser);
  const captchas = createCaptchas(api.database, vault);
  const now = api.time.now;
  const shown = { kind: 'slider', purpose, browser, answer: 0, now } as const;
  const { id } = await captchas.issue(shown);
  await captchas.useAttempt({ id, browser, now });
  return (await captchas.grant(id, now)).token;
}
