import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { SecondFactor } from '../../../db/entities/second-factor.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser } from '../browser.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const profileOf = async (browser: Browser) => (await browser.send('/api/v1/session')).json();

test('who is signed in sees since when, how long still, and what there is to sign in with', async () => {
  const [earlier, browser] = [new Browser(api.url), new Browser(api.url)];
  await earlier.signIn('丰瑞堂药房');
  api.time.now = new Date('2019-10-15T02:05:00.000Z');
  await browser.signIn('丰瑞堂药房');
  const sealed = { addressCipher: 'sealed', addressIndex: 'index' };
  const createdAt = api.time.now;
  await api.database.em().insert(ContactBinding, { accountId: 1, channel: 'phone', ...sealed, createdAt });
  api.time.now = new Date('2019-10-15T02:10:00.000Z');
  expect(await profileOf(browser)).toEqual({
    username: '丰瑞堂药房',
    subjectType: 'merchant',
    subjectNo: '951002001121025',
    subjectName: '丰瑞堂',
    branchName: '青岛分公司',
    signedInAt: '2019-10-15T02:05:00.000Z',
    expiresAt: '2019-10-15T10:05:00.000Z',
    idleExpiresAt: '2019-10-15T02:25:00.000Z',
    lastSignInAt: '2019-10-15T02:00:00.000Z',
    secondFactor: false,
    contacts: { email: false, phone: true },
  });
  expect(await profileOf(earlier)).not.toHaveProperty('lastSignInAt');
});

test('a second factor counts once it is confirmed', async () => {
  const browser = new Browser(api.url);
  await browser.signIn('丰瑞堂药房');
  const em = api.database.em();
  await em.insert(SecondFactor, { accountId: 1, secretCipher: 'sealed', createdAt: api.time.now });
  expect(await profileOf(browser)).toMatchObject({ secondFactor: false });
  await em.nativeUpdate(SecondFactor, { accountId: 1 }, { confirmedAt: api.time.now });
  expect(await profileOf(browser)).toMatchObject({ secondFactor: true });
});
