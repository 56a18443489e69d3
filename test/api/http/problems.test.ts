import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogue, messageFor } from '../../../api/messages/catalogue.ts';
import { httpStatusOf } from '../../../api/http/http-status.ts';
import { type ErrorCode, errorCodes } from '../../../domain/errors.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser, problemOf } from '../browser.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

let api: ApiUnderTest;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
  browser = new Browser(api.url);
});
afterAll(() => api.stop());

describe('the catalogue', () => {
  test.each(codes)('has polite words for %s in both languages', (code) => {
    for (const [title, detail] of [catalogue['zh-CN'][code], catalogue.en[code]]) {
      expect(title.length).toBeGreaterThan(3);
      expect(detail).toMatch(/[。.]$/);
      expect(title + detail).not.toMatch(/[!！]|invalid|非法|异常/);
      expect(title + detail).not.toMatch(/95534/);
    }
    expect(httpStatusOf[code]).toBeGreaterThanOrEqual(200);
  });

  test('has texts for existing codes only', () => {
    expect(Object.keys(catalogue['zh-CN']).sort()).toEqual([...codes].sort());
    expect(Object.keys(catalogue.en).sort()).toEqual([...codes].sort());
  });

  test('leaves out a sentence whose value is not known', () => {
    expect(messageFor('CODE_WRONG', 'zh-CN', { triesLeft: 3 }).detail).toMatch(/还可以再试 3 次。$/);
    expect(messageFor('CODE_WRONG', 'zh-CN', {}).detail).toBe('请核对最近一次收到的验证码。');
    expect(messageFor('CODE_WRONG', 'en', {}).detail).toBe('Check the most recent code.');
    expect(messageFor('EMAIL_FORMAT', 'en', {}).detail).toBe(
      'Enter the full address, for example name@example.com.',
    );
  });
});

describe('a problem', () => {
  test('has the shape of RFC 9457', async () => {
    const response = await browser.send('/api/v1/session');
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: 'urn:merchant-online-services:problem:session-required',
      title: '请先登录',
      status: 401,
      detail: '您尚未登录，或登录已超时，请登录后再试。',
      code: 'SESSION_REQUIRED',
      requestId: response.headers.get('x-request-id'),
    });
  });

  test.each([
    [undefined, 'zh-CN'],
    ['zh-TW,zh;q=0.9', 'zh-CN'],
    ['en-GB,en;q=0.8,zh;q=0.5', 'en'],
    ['zh;q=0.5,en;q=0.8', 'en'],
    ['fr', 'zh-CN'],
    ['*', 'zh-CN'],
  ])('for Accept-Language %s is in %s', async (given, language) => {
    const headers: Record<string, string> = given ? { 'Accept-Language': given } : { 'Accept-Language': '' };
    const response = await browser.send('/api/v1/session', { headers });
    expect((await problemOf(response)).title).toBe(language === 'en' ? 'Please sign in' : '请先登录');
    expect(response.headers.get('content-language')).toBe(language);
    expect(response.headers.get('vary')).toMatch(/Accept-Language/);
  });
});

describe('a request id', () => {
  test.each(['3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'trace_1.2-ABC'])('%s is kept', async (requestId) => {
    const response = await browser.send('/api/v1/session', { headers: { 'X-Request-Id': requestId } });
    expect(response.headers.get('x-request-id')).toBe(requestId);
    expect((await problemOf(response)).requestId).toBe(requestId);
  });

  test.each(['short', 'x'.repeat(65), 'two words or more', '<script>alert(1)</script>'])(
    '%s is replaced',
    async (given) => {
      const response = await browser.send('/healthz', { headers: { 'X-Request-Id': given } });
      expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
