import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { policy } from '../../../domain/policy.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser } from '../browser.ts';
import { password } from '../fixture.ts';
import { differenceOfMedians, toleratedMs } from '../../support/difference-of-medians.ts';
import { givenCaptcha } from '../given-captcha.ts';

const betweenTriesMs = 2 * 60 * 60 * 1_000;
const wrongPassword = 'Wrong-Horse-7';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
  // The fixture's hashes are cheap ones, which nobody has in life.
  const passwordHash = await hash(password, policy.argon2);
  await api.database.em().execute('update account set password_hash = ?', [passwordHash]);
});
afterAll(() => api.stop());

/** ms from the request to the end of the refusal. */
async function timeOf(username: string): Promise<number> {
  // Long enough for whatever wait an earlier refusal began.
  api.time.now = new Date(api.time.now.getTime() + betweenTriesMs);
  const browser = new Browser(api.url);
  const captchaToken = await givenCaptcha(api, browser);
  const json = { username, password: wrongPassword, captchaToken };
  const begun = performance.now();
  const response = await browser.send('/api/v1/session', { json });
  const text = await response.text();
  const ms = performance.now() - begun;
  const { code } = JSON.parse(text) as { code: string };
  if (code !== 'SIGN_IN_REFUSED') throw new Error(`answered with ${code}`);
  return ms;
}

test('a name that nobody has takes as long to be refused as one with an account', async () => {
  const difference = await differenceOfMedians(
    () => timeOf('stranger'),
    (round) => timeOf(`nobody-${round}`),
  );
  expect(difference).toBeLessThan(toleratedMs);
}, 240_000);
