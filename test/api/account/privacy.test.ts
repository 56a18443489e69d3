import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createBrowserBinding } from '../../../api/routes/account/flows/browser-binding.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';
import { Browser } from '../browser.ts';
import { eventually } from '../../support/eventually.ts';

const canary = 'Canary0Zx9';
const flow = '66666666-6666-4666-8666-666666666666';
const steps = `/api/v1/activations/${flow}`;
const json = { 'Content-Type': 'application/json' };

let api: ApiUnderTest;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
  browser = new Browser(api.url);
  await browser.signIn('丰瑞堂药房');
  browser.cookies.set('activation', createBrowserBinding(vault.otpKey, 'activation').proofOf(flow));
});
afterAll(() => api.stop());

interface Sent {
  method?: string;
  json?: unknown;
  body?: string;
  headers?: Record<string, string>;
}

const attempts: [string, string, Sent][] = [
  [
    'an identity',
    `${steps}/identity`,
    {
      json: {
        method: 'registration',
        merchantNo: canary,
        legalRepresentativeIdNo: `${canary}!`,
        businessLicenceNo: canary,
      },
    },
  ],
  ['an unknown field', `${steps}/identity`, { json: { method: canary, [canary]: canary } }],
  [
    'credentials',
    `${steps}/credentials`,
    { json: { username: `${canary}@example.com`, password: canary.toLowerCase() } },
  ],
  ['an address', `${steps}/contact`, { json: { channel: 'email', address: `${canary}@` } }],
  ['a code', `${steps}/otp`, { json: { code: canary } }],
  ['a sign-in', '/api/v1/session', { json: { username: canary, password: canary } }],
  ['malformed JSON', '/api/v1/session', { body: `{"username": ${canary}`, headers: json }],
  ['a content type', '/api/v1/session', { body: canary, headers: { 'Content-Type': `text/${canary}` } }],
  ['a query', `/api/v1/statements?${canary}=${canary}&from=${canary}`, {}],
  ['a path', `/api/v1/statements/${canary}/files/${canary}`, {}],
  ['an address of nothing', `/${canary}?token=${canary}`, {}],
  ['a cursor', `/api/v1/statements?cursor=${canary}`, {}],
  [
    'an idempotency key',
    '/api/v1/activations',
    { json: { subjectType: 'merchant' }, headers: { 'Idempotency-Key': `${canary} x` } },
  ],
  [
    'headers',
    '/api/v1/session',
    { headers: { 'User-Agent': canary, Referer: `http://x/${canary}`, 'X-Request-Id': `${canary} x` } },
  ],
];

test.each(attempts)('%s is neither echoed nor logged', async (_case, path, sent) => {
  const response = await browser.send(path, sent);
  expect(await response.text()).not.toContain(canary);
  expect(JSON.stringify([...response.headers])).not.toContain(canary);
  expect(api.logLines.join('\n')).not.toContain(canary);
});

describe('the log', () => {
  test('has one line for each request, with the route’s pattern', async () => {
    const before = api.logLines.length;
    await browser.send('/api/v1/statements/some-id?x=1', { headers: { 'X-Request-Id': 'log-line-1' } });
    await eventually('the line of the request', () => api.logLines.length > before);
    // Long enough for a second line, which there must not be.
    await pause(20);
    const lines = api.logLines.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      requestId: 'log-line-1',
      method: 'GET',
      route: '/api/v1/statements/{id}',
      status: 404,
    });
    expect(lines[0]!['ms']).toEqual(expect.any(Number));
    expect(JSON.stringify(lines)).not.toContain('some-id');
  });

  test('tells of what nobody foresaw without what was typed', async () => {
    const broken = await startApi();
    await broken.database.em().execute('drop table operator');
    const visitor = new Browser(broken.url);
    const captchaToken = await visitor.captchaToken();
    const response = await visitor.send('/api/v1/ops/session', {
      json: { username: canary, password: canary, code: canary, captchaToken },
    });
    const text = await response.text();
    await broken.stop();
    expect(JSON.parse(text)).toMatchObject({ status: 500, code: 'INTERNAL', title: '系统出现问题' });
    const error = broken.logLines.find((line) => line.includes('request failed'));
    expect(error).toContain('TableNotFoundException');
    expect(text + broken.logLines.join('')).not.toMatch(new RegExp(`${canary}|select`, 'i'));
  });
});
