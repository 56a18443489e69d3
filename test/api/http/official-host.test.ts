import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { problemOf } from '../browser.ts';
import { password } from '../fixture.ts';
import { requestAsHost } from '../request-as-host.ts';

const browsers = { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' };
const origin = 'https://portal.example';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ publicOrigin: origin });
});
afterAll(() => api.stop());

const ask = (host: string, path = '/api/docs', headers: Record<string, string> = browsers) =>
  requestAsHost(api.url, { host, path, headers });

test.each(['portal.example', 'PORTAL.example', 'portal.example:443'])('%s is served', async (host) => {
  expect((await ask(host)).status).toBe(200);
});

test.each([
  'portal.example.evil.example',
  'xn--portl-esa.example',
  'www.portal.example',
  'portal.example.',
  'portal.example:8443',
  'portal.example@evil.example',
  'localhost',
  '127.0.0.1',
  '<script>alert(1)</script>',
])('a browser at %s is told the right address, and nothing of what it sent', async (host) => {
  const response = await ask(host);
  const html = await response.text();
  expect(response.status).toBe(421);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html).toContain('您访问的不是官方网址');
  expect(html).toContain('This is not the official address');
  expect(html).toContain(`href="${origin}/"`);
  expect(html).toContain('95534');
  expect(html).not.toMatch(/evil|<script|\{\{|xn--/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('the page’s own style is all that its policy allows', async () => {
  const response = await ask('evil.example');
  const style = /<style>([^]*?)<\/style>/.exec(await response.text())![1]!;
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).toContain("form-action 'none'");
});

describe('a program at a wrong name', () => {
  test.each(['application/json', '*/*'])('that accepts %s gets a problem', async (accept) => {
    const response = await ask('evil.example', '/api/v1/terms/current', { Accept: accept });
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 421, code: 'WRONG_HOST', details: { origin } });
    expect(problem.detail).toContain(origin);
  });

  test('signs nobody in', async () => {
    const json = { username: 'stranger', password };
    const sent = { host: 'evil.example', path: '/api/v1/session', json };
    const response = await requestAsHost(api.url, sent);
    expect(response.status).toBe(421);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

test.each(['/healthz', '/readyz'])('%s is answered by any name', async (path) => {
  expect((await ask('10.0.0.7:3000', path)).status).not.toBe(421);
});

test.each([
  ['evil.example', 'portal.example', 421],
  ['portal.example', 'evil.example', 421],
  ['portal.example', 'portal.example, evil.example', 421],
  ['portal.example', 'portal.example', 200],
])('Host %s with X-Forwarded-Host %s is answered %i', async (host, forwarded, status) => {
  expect((await ask(host, '/api/docs', { ...browsers, 'X-Forwarded-Host': forwarded })).status).toBe(status);
});

test('on one’s own machine each of its names is right, any other is not', async () => {
  const local = await startApi();
  try {
    const statusFor = async (host: string) =>
      (await requestAsHost(local.url, { host, path: '/api/docs', headers: browsers })).status;
    for (const host of ['localhost:3000', 'localhost:49152', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])
      expect([host, await statusFor(host)]).toEqual([host, 200]);
    for (const host of ['evil.example', 'localhost.evil.example', '192.168.1.5:3000'])
      expect([host, await statusFor(host)]).toEqual([host, 421]);
  } finally {
    await local.stop();
  }
});
