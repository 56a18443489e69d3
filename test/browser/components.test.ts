import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { cascadeLayers } from '../../portal/shared/styles/cascade-layers.ts';
import { launchChromium } from '../../scripts/browser/launch-chromium.ts';
import { serveComponents, type ServedComponents } from '../../scripts/portal/serve-components.ts';
import { barriersOn } from './accessibility.ts';

const portalFolder = join(import.meta.dirname, '..', '..', 'portal');

// axe looks at a thousand elements; on a busy machine that takes half a minute.
jest.setTimeout(180_000);

let folder: string;
let served: ServedComponents;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'components-'));
  served = await serveComponents(folder);
  browser = await launchChromium(process.env['TEST_CHROMIUM']!);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

async function open(width = 1280, locale = 'zh-CN'): Promise<Page> {
  const viewport = { width, height: 800 };
  const context = await browser.newContext({ viewport, locale, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(served.url);
  await page.getByRole('heading', { name: 'ErrorBoundary, ErrorPage' }).waitFor();
  return page;
}

describe.each([
  { width: 1280, locale: 'zh-CN' },
  { width: 390, locale: 'zh-CN' },
  { width: 1280, locale: 'en' },
  { width: 390, locale: 'en' },
])('at $width px in $locale', ({ width, locale }) => {
  test('every component in every state is accessible and fits the window', async () => {
    const page = await open(width, locale);

    expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);

    await page.getByRole('button', { name: '打开 Dialog' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await barriersOn(page)).toEqual([]);
  });
});

test('every shared component is on the page', () => {
  const source = ['components-page.tsx', 'example.tsx']
    .concat(readdirSync(join(portalFolder, 'components', 'examples')).map((file) => `examples/${file}`))
    .map((file) => readFileSync(join(portalFolder, 'components', file), 'utf8'))
    .join('\n');
  // Shown as a part of another component.
  const parts = ['agreement-text.tsx', 'code-not-received.tsx', 'combobox.tsx', 'error-page.tsx'];
  const missing = readdirSync(join(portalFolder, 'shared', 'components'))
    .filter((file) => file.endsWith('.tsx') && !parts.includes(file))
    .filter((file) => !source.includes(`shared/components/${file}'`));

  expect(missing).toEqual([]);
});

test('the cascade layers have their order, whichever file comes first', async () => {
  const page = await open();
  const layers = await page.evaluate<string[]>(
    `[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) =>
      rule instanceof CSSLayerStatementRule ? [...rule.nameList] : rule instanceof CSSLayerBlockRule ? [rule.name] : [])`,
  );
  expect([...new Set(layers)]).toEqual([...cascadeLayers]);
});

test('a dialog is closed by Escape and gives focus back', async () => {
  const page = await open();
  const button = page.getByRole('button', { name: '打开 Dialog' });
  await button.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('打开 Dialog');
});

describe('the combobox, with 300 merchants', () => {
  async function openCombobox(width = 1280) {
    const page = await open(width);
    const input = page.getByRole('combobox', { name: '选择商户' });
    const chosen = page.locator('#chosen-merchant');
    const options = page.getByRole('listbox').getByRole('option');
    return { page, input, chosen, options, press: (key: string) => page.keyboard.press(key) };
  }

  test('finds a merchant by name and by number, however it is written, and Enter selects it', async () => {
    const { input, chosen, options, press } = await openCombobox();
    await input.fill('第 299 分店');
    expect(await options.count()).toBe(1);
    await press('Enter');
    expect(await chosen.textContent()).toBe('951002009900299');
    await input.fill('９５１ ００２-００９９００３００');
    await press('Enter');
    expect(await chosen.textContent()).toBe('951002009900300');
    expect(await input.inputValue()).toBe('951002009900300 百草堂大药房第 300 分店');
  });

  test('is operated by arrow keys, keeps the active option in sight, and Escape closes and then clears', async () => {
    const { page, input, chosen, options, press } = await openCombobox(390);
    await input.focus();
    await press('ArrowDown');
    expect(await options.count()).toBe(300);
    await press('ArrowUp');
    const last = options.last();
    expect(await input.getAttribute('aria-activedescendant')).toBe(await last.getAttribute('id'));
    const [list, item] = [await page.getByRole('listbox').boundingBox(), await last.boundingBox()];
    expect(item!.y + item!.height).toBeLessThanOrEqual(list!.y + list!.height + 1);
    expect(await barriersOn(page)).toEqual([]);
    await press('Enter');
    expect(await chosen.textContent()).toBe('951002009900300');
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    await press('ArrowDown');
    await press('Escape');
    expect(await chosen.textContent()).toBe('951002009900300');
    await press('Escape');
    expect(await chosen.textContent()).toBe('整个集团');
  });

  test('takes a click, is cleared by its button, and keeps its value when nothing matches', async () => {
    const { page, input, chosen, options, press } = await openCombobox();
    await input.click();
    await options.nth(2).click();
    expect(await chosen.textContent()).toBe('951002009900003');
    await input.fill('没有这家');
    await page.getByText(/没有找到这家商户/).waitFor();
    await press('Enter');
    await press('Tab');
    expect(await chosen.textContent()).toBe('951002009900003');
    await page.getByRole('button', { name: '清空' }).click();
    expect(await chosen.textContent()).toBe('整个集团');
    expect(await page.evaluate('document.activeElement.role')).toBe('combobox');
  });

  test('selects the only match when it is left', async () => {
    const { input, chosen, press } = await openCombobox();
    await input.fill('第 42 分店');
    await press('Tab');
    await press('Tab');
    expect(await chosen.textContent()).toBe('951002009900042');
  });
});
