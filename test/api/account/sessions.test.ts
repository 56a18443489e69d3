import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { SignInThrottle } from '../../../db/entities/sign-in-throttle.ts';
import { policy } from '../../../domain/policy.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { password } from '../fixture.ts';
import { givenCaptcha } from '../given-captcha.ts';
import { signInOperator } from '../operator-sign-in.ts';
import { requestAsHost } from '../request-as-host.ts';

interface SessionList {
  items: { id: string; current: boolean; userAgent: string }[];
}

let api: ApiUnderTest;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  browser = new Browser(api.url);
  // All tests come from one address, whose failures are not counted over all of them.
  await api.database.em().nativeDelete(SignInThrottle, {});
});

async function signIn(username: string, typed = password): Promise<Response> {
  const captchaToken = await browser.captchaToken();
  return browser.send('/api/v1/session', { json: { username, password: typed, captchaToken } });
}

describe('signing in', () => {
  test('gives a cookie out of scripts’ reach, and says who it is', async () => {
    const response = await signIn('丰瑞堂药房');
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const profile = await (await browser.send('/api/v1/session')).json();
    expect(profile).toMatchObject({
      username: '丰瑞堂药房',
      subjectType: 'merchant',
      subjectNo: '951002001121025',
      subjectName: '丰瑞堂',
      branchName: '青岛分公司',
    });
  });

  test('finds the account by the username’s canonical form', async () => {
    const response = await signIn('  ＳＴＲＡＮＧＥＲ ');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ username: 'Stranger' });
  });

  test.each([
    ['a wrong password', '丰瑞堂药房', 'Wrong-Horse-7'],
    ['an unknown name', 'nobody-here', password],
    ['a name that cannot be one', '13800138000', password],
    ['a disabled account', 'disabled-one', password],
    ['a password of 10 KB', '丰瑞堂药房', 'Aa1'.repeat(3_500)],
    ['an empty password', '丰瑞堂药房', ''],
  ])('answers %s with the same refusal', async (_case, username, typed) => {
    const response = await signIn(username, typed);
    const { status, code, title, detail, errors, details } = await problemOf(response);
    expect({ status, code, errors, details }).toEqual({ status: 401, code: 'SIGN_IN_REFUSED' });
    expect(title + detail).toBe(
      '用户名或密码不正确请核对后重试；尚未激活的账户请先激活。连续多次未成功时，须等待一段时间后再试。',
    );
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('again ends the session this browser had and makes another token', async () => {
    await signIn('丰瑞堂药房');
    const before = browser.cookies.get('session')!;
    await signIn('丰瑞堂药房');
    expect(browser.cookies.get('session')).not.toBe(before);
    const old = await browser.send('/api/v1/session', { headers: { Cookie: `session=${before}` } });
    expect((await problemOf(old)).code).toBe('SESSION_REQUIRED');
  });
});

describe('a session', () => {
  test('is needed', async () => {
    const response = await browser.send('/api/v1/session');
    expect(response.status).toBe(401);
    expect((await problemOf(response)).code).toBe('SESSION_REQUIRED');
  });

  test('ends on signing out, and the cookie is cleared', async () => {
    await signIn('丰瑞堂药房');
    const token = browser.cookies.get('session')!;
    const response = await browser.send('/api/v1/session', { method: 'DELETE' });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^session=; .*Max-Age=0$/);
    const after = await browser.send('/api/v1/session', { headers: { Cookie: `session=${token}` } });
    expect(after.status).toBe(401);
  });

  test('ends when nobody used it for a while, and at last in any case', async () => {
    const begun = api.time.now;
    await signIn('丰瑞堂药房');
    const later = (ms: number) => (api.time.now = new Date(begun.getTime() + ms));
    for (let ms = 0; ms < policy.session.lifetimeMs; ms += policy.session.idleMs - 1_000) {
      later(ms);
      expect((await browser.send('/api/v1/session')).status).toBe(200);
    }
    later(policy.session.lifetimeMs + 1_000);
    expect((await browser.send('/api/v1/session')).status).toBe(401);
    await signIn('丰瑞堂药房');
    later(policy.session.lifetimeMs + policy.session.idleMs + 2_000);
    expect((await browser.send('/api/v1/session')).status).toBe(401);
  });

  test('is listed with the others of the account, which can be ended', async () => {
    const other = new Browser(api.url);
    await signIn('Stranger');
    await other.signIn('Stranger');
    const { items } = (await (await browser.send('/api/v1/sessions')).json()) as SessionList;
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    for (const { id } of items.filter(({ current }) => !current)) {
      expect((await browser.send(`/api/v1/sessions/${id}`, { method: 'DELETE' })).status).toBe(204);
    }
    expect((await other.send('/api/v1/session')).status).toBe(401);
    expect((await browser.send('/api/v1/session')).status).toBe(200);
  });

  test('can be the only one that is left', async () => {
    const others = [new Browser(api.url), new Browser(api.url)];
    for (const other of others) await other.signIn('Stranger');
    await signIn('Stranger');
    expect((await browser.send('/api/v1/sessions', { method: 'DELETE' })).status).toBe(204);
    for (const other of others) expect((await other.send('/api/v1/session')).status).toBe(401);
    expect((await browser.send('/api/v1/session')).status).toBe(200);
  });

  test('ends with the account’s next request when it is disabled', async () => {
    await signIn('Stranger');
    await api.database.em().nativeUpdate(Account, 2, { state: 'DISABLED' });
    const response = await browser.send('/api/v1/session');
    await api.database.em().nativeUpdate(Account, 2, { state: 'ACTIVE' });
    expect((await problemOf(response)).code).toBe('SESSION_REQUIRED');
  });

  test('of another account cannot be ended', async () => {
    const other = new Browser(api.url);
    await other.signIn('group-owner');
    const { items } = (await (await other.send('/api/v1/sessions')).json()) as SessionList;
    await signIn('Stranger');
    const response = await browser.send(`/api/v1/sessions/${items[0]!.id}`, { method: 'DELETE' });
    expect(response.status).toBe(404);
    expect((await other.send('/api/v1/session')).status).toBe(200);
  });
});

describe('an operator', () => {
  test('has a cookie and a session apart', async () => {
    const response = await signInOperator(api, browser, 'Operations-1');
    expect(response.headers.get('set-cookie')).toMatch(/^operator=/);
    expect(await (await browser.send('/api/v1/ops/session')).json()).toEqual({ username: 'operations-1' });
    const token = browser.cookies.get('operator')!;
    expect((await browser.send('/api/v1/session', { headers: { Cookie: `session=${token}` } })).status).toBe(
      401,
    );
    expect((await browser.send('/api/v1/ops/session', { method: 'DELETE' })).status).toBe(204);
    expect((await browser.send('/api/v1/ops/session')).status).toBe(401);
  });

  test('is refused to a merchant’s account', async () => {
    await signIn('丰瑞堂药房');
    const token = browser.cookies.get('session')!;
    const response = await browser.send('/api/v1/ops/runs', { headers: { Cookie: `operator=${token}` } });
    expect(response.status).toBe(401);
  });
});

test('on https the cookies are kept to this host', async () => {
  const secure = await startApi({ publicOrigin: 'https://portal.example' });
  try {
    const visitor = new Browser(secure.url);
    const json = { username: '丰瑞堂药房', password, captchaToken: await givenCaptcha(secure, visitor) };
    const headers = { Cookie: `__Host-captcha=${visitor.cookies.get('captcha')}` };
    const sent = { host: 'portal.example', path: '/api/v1/session', json, headers };
    const response = await requestAsHost(secure.url, sent);
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
  } finally {
    await secure.stop();
  }
});
