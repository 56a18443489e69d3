import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRoutes } from '../../../api/routes/index.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';
import { password } from '../fixture.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('a change', () => {
  const send = async (headers: Record<string, string>) => {
    const browser = new Browser(api.url);
    const json = { username: 'stranger', password, captchaToken: await browser.captchaToken() };
    return browser.send('/api/v1/session', { json, headers });
  };

  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a host beside ours', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost:3000' }],
    ['another origin', { Origin: 'http://localhost:3001' }],
    ['a sandboxed frame', { Origin: 'null' }],
    [
      'another site, whatever its origin claims',
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost:3000' },
    ],
    ['a browser that says nothing we know', { 'Sec-Fetch-Site': 'elsewhere' }],
    ['an old browser at another site', { Referer: 'http://evil.example/http://localhost:3000/' }],
    ['an old browser that hides where', { Referer: 'about:blank' }],
  ])('from %s is refused', async (_case, headers) => {
    const response = await send(headers);
    expect(await problemOf(response)).toMatchObject({ status: 403, code: 'REQUEST_CROSS_SITE' });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    ['our own pages', { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost:3000' }],
    ['an older browser’s page of ours', { Origin: 'http://localhost:3000' }],
    ['the person themself', { 'Sec-Fetch-Site': 'none' }],
    ['a very old browser’s page of ours', { Referer: 'http://localhost:3000/sign-in?x=1' }],
    ['no browser', {}],
  ])('from %s is taken', async (_case, headers) => {
    expect((await send(headers as Record<string, string>)).status).toBe(200);
  });

  test('of any kind of route is refused, known or not', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    for (const [method, path] of [
      ['DELETE', '/api/v1/session'],
      ['POST', '/api/v1/ops/runs'],
      ['POST', '/nowhere'],
      ['PUT', '/api/v1/session'],
      ['PATCH', '/healthz'],
    ]) {
      const response = await new Browser(api.url).send(path!, { method: method!, headers });
      expect((await problemOf(response)).code).toBe('REQUEST_CROSS_SITE');
    }
  });
});

test('no route that only reads asks for a body, and HEAD and OPTIONS end no session', async () => {
  const reads = createRoutes(api.dependencies).filter(({ method }) => method === 'get');
  expect(reads.length).toBeGreaterThan(10);
  expect(reads.filter(({ body }) => body !== undefined)).toEqual([]);
  const browser = new Browser(api.url);
  await browser.signIn('stranger');
  for (const method of ['HEAD', 'OPTIONS']) {
    for (const path of ['/api/v1/session', '/api/v1/sessions'])
      await browser.send(path, { method, headers: { 'Sec-Fetch-Site': 'cross-site' } });
  }
  expect((await browser.send('/api/v1/session')).status).toBe(200);
});

test('reading from another site’s link is allowed, since nothing is changed by it', async () => {
  const response = await fetch(`${api.url}/api/docs`, { headers: { 'Sec-Fetch-Site': 'cross-site' } });
  expect(response.status).toBe(200);
});

test.each(['/', '/api/docs', '/healthz', '/api/v1/session', '/nowhere'])(
  '%s has strict headers',
  async (path) => {
    const { headers } = await fetch(api.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  },
);
