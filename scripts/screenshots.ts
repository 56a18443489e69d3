import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { sampleOperator, samplePeriod } from '../db/sample/sample.ts';
import { launchChromium } from './browser/launch-chromium.ts';
import { pictures, type Picture } from './browser/pictures.ts';
import { signInOn } from './browser/sign-in-on.ts';
import { activate } from './demo/activate.ts';
import { runMonth } from './demo/run-month.ts';
import { demoGroup, demoMerchant } from './demo/sample-accounts.ts';
import { createReporter } from './report.ts';
import { ensureSystemTool } from './servers/system-packages.ts';
import { projectFolder } from './stack/own-process.ts';
import { startStack, type Stack } from './stack.ts';
import { stopRequest, untilStopped } from './processes/stop-request.ts';

const folder = join(projectFolder, '.data', 'screenshots');
const dataDir = join(projectFolder, '.data', 'screenshots-stack');
const reporter = createReporter();
// Playwright's own handlers would end this process before it has stopped the stack in order.
const leaveSignalsToUs = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

const views = [
  { name: 'desktop', viewport: { width: 1280, height: 800 }, language: 'zh-CN' },
  { name: 'phone', viewport: { width: 390, height: 844 }, language: 'zh-CN' },
  { name: 'desktop-en', viewport: { width: 1280, height: 800 }, language: 'en' },
  { name: 'phone-en', viewport: { width: 390, height: 844 }, language: 'en' },
] as const;

type View = (typeof views)[number];

/** Takes a picture of every page in both languages, as wide as an office PC and as a phone. */
async function takePictures(browser: Browser, origin: string): Promise<void> {
  for (const view of views) {
    const { viewport, language } = view;
    const context = await browser.newContext({
      baseURL: origin,
      viewport,
      locale: language,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    for (const picture of pictures.filter(({ signedIn }) => !signedIn)) await take(page, picture, view);
    await page.goto('/sign-in');
    await signInOn(page, demoMerchant, language);
    await page.waitForURL('/');
    for (const picture of pictures.filter(({ signedIn }) => signedIn)) await take(page, picture, view);
    await context.close();
  }
}

async function take(page: Page, { name, path, before }: Picture, view: View): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await before?.(page, view.language);
  await page.screenshot({ path: join(folder, view.name, `${name}.png`), fullPage: true });
}

async function photograph({ addresses }: Stack, browser: Browser): Promise<void> {
  const { portal, mailSink } = addresses;
  await reporter.step('Activating the merchant and the group, running a month', async () => {
    await activate(portal, mailSink!, demoMerchant);
    await activate(portal, mailSink!, demoGroup);
    await runMonth(portal, sampleOperator, samplePeriod);
  });
  await reporter.step('Pictures', () => takePictures(browser, portal));
}

async function main(): Promise<void> {
  const chromium = await reporter.step('Chromium', (progress) => ensureSystemTool('chromium', progress));
  await Promise.all([folder, dataDir].map((path) => rm(path, { recursive: true, force: true })));
  await Promise.all(views.map(({ name }) => mkdir(join(folder, name), { recursive: true })));
  const stack = await startStack({ dataDir, ports: 'free', signal: stopRequest() });
  const browser = await launchChromium(chromium, leaveSignalsToUs);
  try {
    await untilStopped(photograph(stack, browser));
    process.stdout.write(`${folder}\n`);
  } finally {
    await browser.close();
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    reporter.line(`✗ ${(error as Error).message}`);
    process.exit(1);
  },
);
