import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { policy } from '../../../domain/policy.ts';
import { solveProofOfWork } from '../../../scripts/demo/solve-proof-of-work.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { password } from '../fixture.ts';
import { knownPuzzle } from '../known-captchas.ts';

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly expiresAt: string;
  readonly slider?: Record<string, unknown>;
  readonly challenge?: Parameters<typeof solveProofOfWork>[0];
}

const { lifetimeMs, tokenLifetimeMs, perAddress, slider, proofOfWork } = policy.captcha;

let api: ApiUnderTest;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => {
  browser = new Browser(api.url);
  // Into the next window, so that no test lives on what another one left of the address's allowance.
  passes(perAddress.windowMs);
});

function passes(ms: number): void {
  api.time.now = new Date(api.time.now.getTime() + ms);
}

async function show(json: unknown = {}): Promise<Shown> {
  const response = await browser.send('/api/v1/captchas', { json });
  expect(response.status).toBe(201);
  return (await response.json()) as Shown;
}

const drag = (x: number = knownPuzzle.x) => ({
  x,
  track: { pointer: 'mouse', points: [{ x, y: 50, t: 1_000 }] },
});

const solve = (id: string, json: unknown = drag(), by = browser) =>
  by.send(`/api/v1/captchas/${id}/solution`, { json });

const codeOf = async (response: Response) => (await problemOf(response)).code;

async function tokenOf(purpose?: string): Promise<string> {
  const { id } = await show({ purpose });
  passes(2_000);
  const response = await solve(id);
  expect(response.status).toBe(200);
  return ((await response.json()) as { token: string }).token;
}

const signIn = (captchaToken: unknown, typed = password, by = browser) =>
  by.send('/api/v1/session', { json: { username: 'stranger', password: typed, captchaToken } });

describe('a slider puzzle', () => {
  test('is shown without its answer, which is in no answer, header or log', async () => {
    const response = await browser.send('/api/v1/captchas', { method: 'POST' });
    const text = await response.text();
    expect(response.status).toBe(201);
    expect(JSON.parse(text)).toEqual({
      id: expect.any(String),
      kind: 'slider',
      purpose: 'sign-in',
      expiresAt: new Date(api.time.now.getTime() + lifetimeMs).toISOString(),
      slider: {
        background: knownPuzzle.background,
        piece: knownPuzzle.piece,
        width: 320,
        height: 160,
        pieceSize: 58,
        pieceY: 47,
      },
    });
    expect(response.headers.get('set-cookie')).toMatch(
      /^captcha=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const { id } = JSON.parse(text) as Shown;
    passes(2_000);
    const refused = await (await solve(id, drag(100))).text();
    const shownOrLogged = [text, JSON.stringify([...response.headers]), refused, ...api.logLines].join('\n');
    const withoutIds = shownOrLogged.replace(/[\w-]{36,}|"(time|pid)":\d+|T[\d:.]+Z/g, '');
    expect(withoutIds).not.toContain(String(knownPuzzle.x));
    expect(
      JSON.stringify(await api.database.em().execute('select answer_cipher from captcha_challenge')),
    ).not.toContain('"x"');
  });

  test.each([
    [-slider.tolerancePx - 1, 422],
    [-slider.tolerancePx, 200],
    [slider.tolerancePx, 200],
    [slider.tolerancePx + 1, 422],
  ])('%i px beside the place is answered %i', async (off, status) => {
    const { id } = await show();
    passes(2_000);
    expect((await solve(id, drag(knownPuzzle.x + off))).status).toBe(status);
  });

  test('has one try: a wrong one uses it up', async () => {
    const { id } = await show();
    passes(2_000);
    const wrong = await problemOf(await solve(id, drag(100)));
    expect(wrong).toMatchObject({ status: 422, code: 'CAPTCHA_WRONG', title: '验证未通过' });
    expect(wrong.detail).toBe('请再试一次，或选择无需拖动的验证。');
    expect(await problemOf(await solve(id))).toMatchObject({ status: 410, code: 'CAPTCHA_EXPIRED' });
  });

  test.each([
    ['right', knownPuzzle.x, 200],
    ['wrong', 100, 422],
  ])('of 50 %s solutions at once one is judged', async (_case, x, status) => {
    const { id } = await show();
    passes(2_000);
    const responses = await Promise.all(Array.from({ length: 50 }, () => solve(id, drag(x))));
    const statuses = responses.map((response) => response.status).toSorted();
    expect(statuses).toEqual([status, ...Array<number>(49).fill(410)].toSorted());
  });

  test('is over in time, and another browser’s never was', async () => {
    const { id } = await show();
    const other = new Browser(api.url);
    expect(await codeOf(await solve(id, drag(), other))).toBe('CAPTCHA_EXPIRED');
    await other.send('/api/v1/captchas', { json: {} });
    expect(await codeOf(await solve(id, drag(), other))).toBe('CAPTCHA_EXPIRED');
    passes(lifetimeMs);
    expect(await codeOf(await solve(id))).toBe('CAPTCHA_EXPIRED');
  });

  test('is not solved by a script’s ruler, though it ends in the right place', async () => {
    const { id } = await show();
    passes(2_000);
    const points = Array.from({ length: 19 }, (_, n) => ({ x: (181 * n) / 18, y: 60, t: 1_000 + n * 10 }));
    const response = await solve(id, { x: 181, track: { pointer: 'mouse', points } });
    expect(await codeOf(response)).toBe('CAPTCHA_WRONG');
  });

  test('solved at once is not solved by a person', async () => {
    const { id } = await show();
    expect(await codeOf(await solve(id))).toBe('CAPTCHA_WRONG');
  });
});

describe('the way without dragging', () => {
  const work = async () => {
    const { id, challenge } = await show({ kind: 'proof-of-work' });
    return { id, payload: await solveProofOfWork(challenge!) };
  };

  test('gives the same token, once', async () => {
    const { id, payload } = await work();
    const response = await solve(id, { payload });
    expect(response.status).toBe(200);
    const { token } = (await response.json()) as { token: string };
    expect(await codeOf(await solve(id, { payload }))).toBe('CAPTCHA_EXPIRED');
    expect((await signIn(token)).status).toBe(200);
  });

  test.each([
    ['the work of another', async () => ({ payload: (await work()).payload })],
    ['nonsense', () => ({ payload: 'bm9uc2Vuc2U=' })],
    ['a drag', () => drag()],
  ])('%s is no proof', async (_case, instead) => {
    const { id } = await work();
    const solution = await instead();
    passes(2_000);
    expect(await codeOf(await solve(id, solution))).toBe('CAPTCHA_WRONG');
  });

  test('is no proof for a puzzle', async () => {
    const { payload } = await work();
    const { id } = await show();
    expect(await codeOf(await solve(id, { payload }))).toBe('CAPTCHA_WRONG');
  });

  test('is as much work as the policy says, within a person’s patience', () => {
    const { cost, fewest, most } = proofOfWork;
    expect(cost * fewest).toBeGreaterThanOrEqual(500_000);
    expect(cost * most).toBeLessThanOrEqual(1_500_000);
  });
});

describe('signing in', () => {
  test.each([
    ['nothing', undefined],
    ['a guess', 'a'.repeat(43)],
    ['an empty text', ''],
  ])('with %s for a token is refused before the password is looked at', async (_case, token) => {
    await show();
    for (const path of ['/api/v1/session', '/api/v1/ops/session']) {
      const code = path.includes('ops') ? { code: '000000' } : {};
      const json = { username: 'stranger', password, captchaToken: token, ...code };
      const problem = await problemOf(await browser.send(path, { json }));
      expect(problem).toMatchObject({ status: 403, code: 'CAPTCHA_REQUIRED', title: '请先完成安全验证' });
    }
  });

  test('uses the token up, also with a wrong password', async () => {
    const token = await tokenOf();
    expect(await codeOf(await signIn(token, 'Wrong-Horse-7'))).toBe('SIGN_IN_REFUSED');
    expect(await codeOf(await signIn(token))).toBe('CAPTCHA_REQUIRED');
  });

  test('50 times at once with one token succeeds once', async () => {
    const token = await tokenOf();
    const responses = await Promise.all(Array.from({ length: 50 }, () => signIn(token)));
    const statuses = responses.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, ...Array<number>(49).fill(403)]);
  });

  test('wants a token of its purpose, its browser and its time', async () => {
    expect(await codeOf(await signIn(await tokenOf('recovery')))).toBe('CAPTCHA_REQUIRED');
    const token = await tokenOf();
    const other = new Browser(api.url);
    await other.send('/api/v1/captchas', { json: {} });
    expect(await codeOf(await signIn(token, password, other))).toBe('CAPTCHA_REQUIRED');
    expect((await signIn(token)).status).toBe(200);
    const late = await tokenOf();
    passes(tokenLifetimeMs);
    expect(await codeOf(await signIn(late))).toBe('CAPTCHA_REQUIRED');
  });
});

test('an address is given so many in a window, of both kinds together', async () => {
  const ask = (n: number) =>
    browser.send('/api/v1/captchas', { json: { kind: n % 2 === 0 ? 'slider' : 'proof-of-work' } });
  const responses = await Promise.all(Array.from({ length: perAddress.atMost + 5 }, (_, n) => ask(n)));
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(5);
  expect(await codeOf(refused[0]!)).toBe('CAPTCHA_TOO_MANY');
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  passes(Number(refused[0]!.headers.get('retry-after')) * 1_000);
  expect((await ask(0)).status).toBe(201);
});
