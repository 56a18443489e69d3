import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';

/** What the build made; a page of the least that stands for it where it was not built. */
const builtPortal = process.env['TEST_PORTAL_DIR'] ?? 'dist/portal';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi({ portalDir: builtPortal });
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

test.each([
  ['/', 200],
  ['/statements', 200],
  ['/activate/6f0f', 200],
  ['/objection', 200],
  ['/nowhere', 404],
])('%s is answered with the page and %i', async (path, status) => {
  const response = await fetch(api.url + path, { headers: { Accept: 'text/html' } });
  expect(response.status).toBe(status);
  const html = await response.text();
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain('<title>商户网上服务系统</title>');
  expect(html).toContain('95534');
});

test('a program that asks for an unknown address gets a problem document', async () => {
  const response = await fetch(`${api.url}/nowhere`, { headers: { Accept: 'application/json' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ]);
});

test('scripts are sent compressed, to be kept for ever, and the unfilled page to nobody', async () => {
  const html = await (await fetch(api.url)).text();
  const script = /src="(\/app\/[^"]+\.js)"/.exec(html)![1]!;
  const { headers } = await fetch(api.url + script, { headers: { 'Accept-Encoding': 'br' } });
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('cache-control')).toContain('immutable');
  for (const path of ['/.page.html', '/.made-from', '/index.html'])
    expect([path, (await fetch(api.url + path)).status]).toEqual([path, 404]);
});

test('a new build that replaces the folder leaves a running api with the pages it has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  const own = await startApi({ portalDir: await copyOf(builtPortal, join(folder, 'portal')) });
  const html = await (await fetch(own.url)).text();
  const script = /src="(\/app\/[^"]+\.js)"/.exec(html)![1]!;
  await rm(join(folder, 'portal'), { recursive: true });
  const found = await fetch(own.url + script);
  expect([found.status, (await found.text()).length]).toEqual([200, expect.any(Number)]);
  const again = await fetch(own.url + script, {
    // Left to itself, fetch asks for no-cache beside it.
    headers: { 'If-None-Match': found.headers.get('etag')!, 'Cache-Control': 'max-age=0' },
  });
  expect(again.status).toBe(304);
  await own.stop();
  await rm(folder, { recursive: true });
});

async function copyOf(folder: string, target: string): Promise<string> {
  await cp(folder, target, { recursive: true });
  return target;
}

test.each([
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

test('an idle connection is kept longer than a proxy keeps its own', async () => {
  const response = await fetch(`${api.url}/healthz`);
  await response.arrayBuffer();
  expect(response.headers.get('keep-alive')).toBe('timeout=75');
});
