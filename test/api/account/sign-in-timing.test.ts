import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { policy } from '../../../domain/policy.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser } from '../browser.ts';
import { password } from '../fixture.ts';
import { givenCaptcha } from '../given-captcha.ts';

const tries = 200;
const toleratedMs = 15;
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

function median(samples: readonly number[]): number {
  return samples.toSorted((one, other) => one - other)[Math.floor(samples.length / 2)]!;
}

/** In turn, each pair in the other order than the one before, so that whatever else the machine does meets both. */
async function differenceOfMedians(): Promise<number> {
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < tries; round += 1) {
    const measureKnown = async () => void known.push(await timeOf('stranger'));
    const measureUnknown = async () => void unknown.push(await timeOf(`nobody-${round}`));
    const [first, second] = round % 2 === 0 ? [measureKnown, measureUnknown] : [measureUnknown, measureKnown];
    await first();
    await second();
  }
  return Math.abs(median(known) - median(unknown));
}

test('a name that nobody has takes as long to be refused as one with an account', async () => {
  const first = await differenceOfMedians();
  // Once more before it counts: a machine that is busy with something else is not a leak.
  const difference = first < toleratedMs ? first : await differenceOfMedians();
  expect(difference).toBeLessThan(toleratedMs);
}, 240_000);
