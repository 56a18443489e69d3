import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiUnderTest, startApi } from './api-under-test.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe.each(['/', '/api/docs'])('%s', (path) => {
  test('is a page without inline script or style, and all that it names is there', async () => {
    const response = await fetch(api.url + path);
    const html = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|style=|\son\w+=|\{\{/);
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, address]) => address!);
    expect(named.length).toBeGreaterThan(1);
    for (const address of named) {
      const found = await fetch(api.url + address);
      expect([address, found.status]).toEqual([address, 200]);
      await found.arrayBuffer();
    }
  });
});

test('the start page is in Chinese, has the hotline and leads to the documentation', async () => {
  const html = await (await fetch(api.url)).text();
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain('<h1>商户网上服务系统</h1>');
  expect(html).toContain('95534');
  expect(html).toContain('href="/api/docs"');
});

test.each([
  ['/assets/start.css', /^text\/css/],
  ['/api/docs/swagger-ui.css', /^text\/css/],
  ['/api/docs/swagger-ui-bundle.js', /^text\/javascript/],
  ['/api/docs/initializer.js', /^text\/javascript/],
])('%s has its type', async (path, type) => {
  const response = await fetch(api.url + path);
  expect(response.headers.get('content-type')).toMatch(type);
  await response.arrayBuffer();
});

test('the agreement in force is given in the language asked for', async () => {
  const titleIn = async (query: string, language: string) => {
    const response = await fetch(`${api.url}/api/v1/terms/current${query}`, {
      headers: { 'Accept-Language': language },
    });
    return ((await response.json()) as { title: string }).title;
  };
  expect(await titleIn('', 'zh-CN')).toBe('服务协议');
  expect(await titleIn('', 'en')).toBe('Agreement');
  expect(await titleIn('?locale=zh-CN', 'en')).toBe('服务协议');
});
