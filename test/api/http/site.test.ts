import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Branch } from '../../../db/entities/branch.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser } from '../browser.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

test('anyone may read the brand, the official address and every number, and cache them for five minutes', async () => {
  const supportContacts = [{ region: '市内四区', phones: ['81112277', '81977366'] }];
  await api.database.em().insert(Branch, { code: 'YT', name: '烟台分公司', supportContacts });
  const response = await new Browser(api.url).send('/api/v1/site');
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  expect(await response.json()).toEqual({
    brand: '商户网上服务系统',
    publicOrigin: 'http://localhost:3000',
    hotline: '95534',
    regionalContacts: [
      { region: '黄岛', phone: '80983018' },
      { region: '市内四区', phone: '81112277' },
      { region: '市内四区', phone: '81977366' },
    ],
    terms: { version: '1.0', title: '服务协议', publishedAt: '2019-01-01T00:00:00.000Z' },
  });
});

test('an account sees what it has agreed to, and nobody else does', async () => {
  const browser = new Browser(api.url);
  expect((await browser.send('/api/v1/terms/acceptances')).status).toBe(401);
  await browser.signIn('丰瑞堂药房');
  expect(await (await browser.send('/api/v1/terms/acceptances')).json()).toEqual({
    items: [
      {
        version: '1.0',
        locale: 'zh-CN',
        title: '服务协议',
        body: '服务协议。',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        acceptedAt: '2019-01-01T00:00:00.000Z',
      },
    ],
  });
});
