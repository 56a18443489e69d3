import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type TOTP, URI } from 'otpauth';
import { Account } from '../../../db/entities/account.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { createSessions } from '../../../db/web/account/sessions.ts';
import { policy } from '../../../domain/policy.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { password } from '../fixture.ts';
import { givenCaptcha } from '../given-captcha.ts';

const factor = '/api/v1/second-factor';
const finishPath = '/api/v1/session/second-factor';
const { stepMs } = policy.totp;

let api: ApiUnderTest;
let owner: Browser;
let totp: TOTP;
let recoveryCodes: string[];

beforeEach(async () => {
  api = await startApi();
  owner = new Browser(api.url);
  await owner.signIn('丰瑞堂药房');
  const response = await owner.send(factor, { json: { password } });
  expect(response.status).toBe(201);
  const { secret, uri } = (await response.json()) as { secret: string; uri: string };
  totp = URI.parse(uri) as TOTP;
  expect(totp).toMatchObject({ issuer: '商户网上服务系统', label: '丰瑞堂药房', digits: 6, period: 30 });
  expect(totp.secret.base32).toBe(secret);
  const confirmed = await owner.send(`${factor}/confirmation`, { json: { code: code() } });
  ({ recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] });
  pass(stepMs);
});
afterEach(() => api.stop());

const code = () => totp.generate({ timestamp: api.time.now.getTime() });
const pass = (ms: number) => (api.time.now = new Date(api.time.now.getTime() + ms));
async function signIn(browser: Browser, typed = password): Promise<Response> {
  const captchaToken = await givenCaptcha(api, browser);
  return browser.send('/api/v1/session', { json: { username: '丰瑞堂药房', password: typed, captchaToken } });
}
const finish = (browser: Browser, json: unknown) => browser.send(finishPath, { json });

async function halfSignedIn(): Promise<Browser> {
  const browser = new Browser(api.url);
  expect((await signIn(browser)).status).toBe(202);
  return browser;
}

test('the password alone gives a ticket for the code, and no session', async () => {
  const browser = new Browser(api.url);
  const response = await signIn(browser);
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({
    code: 'SECOND_FACTOR_REQUIRED',
    expiresAt: new Date(api.time.now.getTime() + policy.signInTicket.lifetimeMs).toISOString(),
  });
  const cookies = response.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/^second-factor=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=300$/);
  const ticket = browser.cookies.get('second-factor')!;
  const asSession = await browser.send('/api/v1/session', { headers: { Cookie: `session=${ticket}` } });
  expect(asSession.status).toBe(401);
});

test('the code signs in, once', async () => {
  const [browser, other] = [await halfSignedIn(), new Browser(api.url)];
  const shown = code();
  const response = await finish(browser, { code: shown });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ username: '丰瑞堂药房' });
  expect((await browser.send('/api/v1/session')).status).toBe(200);
  expect(browser.cookies.has('second-factor')).toBe(false);
  await signIn(other);
  expect((await problemOf(await finish(other, { code: shown }))).code).toBe('SECOND_FACTOR_WRONG');
  pass(stepMs);
  expect((await finish(other, { code: code() })).status).toBe(200);
});

test('a ticket is used up by signing in', async () => {
  const browser = await halfSignedIn();
  const ticket = browser.cookies.get('second-factor')!;
  await finish(browser, { code: code() });
  pass(stepMs);
  const headers = { Cookie: `second-factor=${ticket}` };
  const again = await new Browser(api.url).send(finishPath, { json: { code: code() }, headers });
  expect(await problemOf(again)).toMatchObject({ status: 410, code: 'SECOND_FACTOR_EXPIRED' });
});

test('a recovery code stands in for the app, once', async () => {
  const recoveryCode = recoveryCodes[3]!;
  expect((await finish(await halfSignedIn(), { recoveryCode })).status).toBe(200);
  const again = await finish(await halfSignedIn(), { recoveryCode });
  expect(await problemOf(again)).toMatchObject({ status: 422, code: 'SECOND_FACTOR_WRONG' });
  expect(await (await owner.send(factor)).json()).toMatchObject({ enabled: true, recoveryCodesLeft: 9 });
});

test('guessing codes is limited, and a right password gives no new tries', async () => {
  const browser = await halfSignedIn();
  for (let n = 0; n < policy.signIn.freeAttempts - 1; n += 1) {
    await finish(browser, { code: '000000' });
    await signIn(browser);
  }
  const last = await finish(browser, { code: '000000' });
  expect(last.headers.get('retry-after')).toBe('30');
  const right = await finish(browser, { code: code() });
  expect((await problemOf(right)).code).toBe('SECOND_FACTOR_WRONG');
  expect((await signIn(browser)).status).toBe(401);
  pass(policy.signIn.firstWaitMs);
  await signIn(browser);
  expect((await finish(browser, { code: code() })).status).toBe(200);
});

test.each([
  ['time', async () => void pass(policy.signInTicket.lifetimeMs)],
  [
    'an end to all sessions',
    async () => {
      const actor = { actorType: 'account' as const, actorId: 1 };
      await createSessions(api.database).endAll(actor, { now: api.time.now });
    },
  ],
  [
    'disabling the account',
    async () => void (await api.database.em().nativeUpdate(Account, 1, { state: 'DISABLED' })),
  ],
])('%s ends a sign-in half done', async (_case, happen) => {
  const browser = await halfSignedIn();
  await happen();
  const response = await finish(browser, { code: code() });
  expect((await problemOf(response)).code).toBe('SECOND_FACTOR_EXPIRED');
  expect(browser.cookies.has('session')).toBe(false);
});

test('setting it up and removing it want the password, under the limits of signing in', async () => {
  const wrong = await owner.send(factor, { method: 'DELETE', json: { password: 'Wrong-1', code: code() } });
  expect(await problemOf(wrong)).toMatchObject({ status: 422, code: 'PASSWORD_WRONG' });
  for (let n = 1; n < policy.signIn.freeAttempts; n += 1)
    await owner.send(factor, { json: { password: 'Wrong-1' } });
  const waiting = await owner.send(factor, { json: { password } });
  expect(await problemOf(waiting)).toMatchObject({ status: 422, code: 'PASSWORD_WRONG' });
  expect(waiting.headers.get('retry-after')).toBe('30');
});

test('it is not replaced while in force, and removed by password and code', async () => {
  const again = await owner.send(factor, { json: { password } });
  expect((await problemOf(again)).code).toBe('SECOND_FACTOR_EXISTS');
  const remove = (json: unknown) => owner.send(factor, { method: 'DELETE', json });
  expect((await problemOf(await remove({ password, code: '000000' }))).code).toBe('SECOND_FACTOR_WRONG');
  expect((await remove({ password, code: code() })).status).toBe(204);
  expect(await (await owner.send(factor)).json()).toEqual({ enabled: false });
  expect((await problemOf(await remove({ password, code: code() }))).code).toBe('SECOND_FACTOR_NOT_FOUND');
  expect((await signIn(new Browser(api.url))).status).toBe(200);
});

test('setting it up and removing it leave a row each, and so does a wrong code that removes nothing', async () => {
  const remove = (proof: string) => owner.send(factor, { method: 'DELETE', json: { password, code: proof } });
  await remove('000000');
  await remove(code());
  const rows = await api.database.em().find(AuditEvent, { action: { $like: 'second-factor.%' } });
  const told = rows.map(({ actor, action, outcome }) => `${actor} ${action} ${outcome}`);
  expect(told.toSorted()).toEqual([
    'account:1 second-factor.begin ACCEPTED',
    'account:1 second-factor.confirm ACCEPTED',
    'account:1 second-factor.remove ACCEPTED',
    'account:1 second-factor.remove REFUSED',
  ]);
});

test('neither secret nor codes are in the log', () => {
  const log = api.logLines.join('\n');
  for (const secret of [totp.secret.base32, ...recoveryCodes]) expect(log).not.toContain(secret);
});
