import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { SignInThrottle } from '../../../db/entities/sign-in-throttle.ts';
import { policy } from '../../../domain/policy.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser } from '../browser.ts';
import { password } from '../fixture.ts';
import { givenCaptcha } from '../given-captcha.ts';
import { operatorSignIn, signInOperator } from '../operator-sign-in.ts';

const { freeAttempts: freeTries, firstWaitMs, forgetAfterMs } = policy.signIn;

let api: ApiUnderTest;
let networks: number;
/** An address that nobody has come from yet. */
const elsewhere = () => `203.0.113.${(networks += 1)}`;
const here = '198.51.100.1';

beforeEach(async () => {
  api = await startApi({ trustedProxies: 1 });
  networks = 0;
});
afterEach(() => api.stop());

async function signIn(username: string, typed = password, from = here): Promise<Response> {
  const browser = new Browser(api.url);
  const captchaToken = await givenCaptcha(api, browser);
  const json = { username, password: typed, captchaToken };
  return browser.send('/api/v1/session', { json, headers: { 'X-Forwarded-For': from } });
}

async function signInAsOperator(json: object): Promise<Response> {
  const browser = new Browser(api.url);
  const captchaToken = await givenCaptcha(api, browser);
  return browser.send('/api/v1/ops/session', { json: { ...json, captchaToken } });
}

const pass = (ms: number) => (api.time.now = new Date(api.time.now.getTime() + ms));

/** All that an answer tells, but what is of one request alone. */
async function told(response: Response) {
  const body = (await response.json()) as Record<string, unknown>;
  delete body['requestId'];
  const headers = Object.fromEntries(response.headers);
  for (const name of ['date', 'x-request-id', 'connection', 'keep-alive', 'content-length'])
    delete headers[name];
  return { status: response.status, headers, body };
}

/** From an address each, so that only the name's count grows. */
async function failOften(username: string, times: number = freeTries): Promise<void> {
  for (let n = 0; n < times; n += 1)
    expect((await signIn(username, 'Wrong-Horse-7', elsewhere())).status).toBe(401);
}

async function failuresOf(kind: string): Promise<number[]> {
  const rows = await api.database.em().find(SignInThrottle, {}, { orderBy: { failures: 'desc' } });
  return rows.filter(({ id }) => id.startsWith(`${kind}:`)).map(({ failures }) => failures);
}

describe('after the free tries', () => {
  test.each(['丰瑞堂药房', 'nobody-here', '13800138000', 'disabled-one'])(
    '%s waits, and the right password is answered as a wrong one is',
    async (username) => {
      await failOften(username);
      const right = await told(await signIn(username));
      const wrong = await told(await signIn(username, 'Wrong-Horse-7'));
      expect(right).toEqual(wrong);
      expect(right).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REFUSED' } });
      expect(right.body).not.toHaveProperty('details');
      expect(right.headers['retry-after']).toBe('30');
    },
  );

  test('a known and an unknown name are told the same at every try', async () => {
    for (let n = 0; n < freeTries + 2; n += 1) {
      const known = await signIn('Stranger', 'Wrong-1-horse', elsewhere());
      const unknown = await signIn('nobody-here', password, elsewhere());
      expect(await told(known)).toEqual(await told(unknown));
    }
  });

  test('the wait passes by itself, and a success clears the count', async () => {
    await failOften('丰瑞堂药房');
    pass(firstWaitMs - 1);
    expect((await signIn('丰瑞堂药房')).status).toBe(401);
    pass(1);
    expect((await signIn('丰瑞堂药房')).status).toBe(200);
    await failOften('丰瑞堂药房', freeTries - 1);
    expect((await signIn('丰瑞堂药房')).status).toBe(200);
    expect(await failuresOf('account')).toEqual([0]);
  });

  test('the next failure waits twice as long, until a day has healed it', async () => {
    await failOften('丰瑞堂药房');
    pass(firstWaitMs);
    expect((await signIn('丰瑞堂药房', 'Wrong-Horse-7')).headers.get('retry-after')).toBe('60');
    pass(forgetAfterMs);
    expect((await signIn('丰瑞堂药房', 'Wrong-Horse-7')).headers.get('retry-after')).toBeNull();
  });

  test('other names go on, and those of the address that failed wait with it', async () => {
    for (let n = 0; n < freeTries; n += 1) await signIn('丰瑞堂药房', 'Wrong-Horse-7', here);
    expect((await signIn('Stranger', password, elsewhere())).status).toBe(200);
    expect((await signIn('group-owner', password, here)).status).toBe(401);
  });
});

test('100 wrong passwords at once are compared as often as there are free tries', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => signIn('Stranger', 'Wrong-Horse-7')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(await failuresOf('account')).toEqual([freeTries]);
  expect(await failuresOf('ip')).toEqual([freeTries]);
}, 30_000);

test('20 right passwords at once from an address with one free try left all sign in, and count for nothing', async () => {
  const names = ['Stranger', '丰瑞堂药房', 'group-owner'];
  for (let n = 1; n < freeTries; n += 1) await signIn(`nobody-${n}`);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => signIn(names[n % 3]!)));
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
  expect(await failuresOf('ip')).toEqual([freeTries - 1]);
}, 30_000);

test('an address that tried many names waits with all of them', async () => {
  for (let n = 0; n < freeTries; n += 1) await signIn(`nobody-${n}`);
  const [right, wrong] = [
    await told(await signIn('Stranger')),
    await told(await signIn('Stranger', 'Wrong')),
  ];
  expect(right).toEqual(wrong);
  expect(right).toMatchObject({ status: 401, headers: { 'retry-after': '30' } });
  pass(firstWaitMs);
  expect((await signIn('Stranger')).status).toBe(200);
});

test('an operator’s tries are limited as well, a wrong code as much as a wrong password', async () => {
  const json = { ...operatorSignIn(api), code: '000000' };
  for (let n = 0; n < freeTries; n += 1) {
    const response = await signInAsOperator(json);
    expect(((await response.json()) as { code: string }).code).toBe('SIGN_IN_REFUSED');
  }
  expect((await signInOperator(api, new Browser(api.url))).status).toBe(401);
  pass(firstWaitMs);
  expect((await signInOperator(api, new Browser(api.url))).status).toBe(200);
});

test('an operator’s code is good once, and needed', async () => {
  const send = signInAsOperator;
  expect((await send({ ...operatorSignIn(api), code: undefined })).status).toBe(400);
  expect((await send(operatorSignIn(api))).status).toBe(200);
  expect((await send(operatorSignIn(api))).status).toBe(401);
  pass(policy.totp.stepMs);
  expect((await send(operatorSignIn(api))).status).toBe(200);
});

test('a hash of lesser parameters is renewed by the password’s next use', async () => {
  const stored = async () => (await api.database.em().findOneOrFail(Account, 2)).passwordHash;
  const before = await stored();
  await signIn('Stranger', 'Wrong-Horse-7');
  expect(await stored()).toBe(before);
  await signIn('Stranger');
  const renewed = await stored();
  expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await signIn('Stranger')).status).toBe(200);
  expect(await stored()).toBe(renewed);
});

test('what was typed is in no row and no line of the log', async () => {
  await failOften('canary-name-1');
  const rows = JSON.stringify(await api.database.em().find(SignInThrottle, {}));
  expect(rows + api.logLines.join('\n')).not.toMatch(/canary|Wrong-Horse|127\.0\.0\.1/);
});
