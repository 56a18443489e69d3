import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { runEach } from '../domain/concurrency.ts';
import { sampleOperator, samplePeriod } from '../db/sample/sample.ts';
import { periodOfMonth } from '../domain/clearing/period.ts';
import { launchChromium } from './browser/launch-chromium.ts';
import { openPicture, pictures, type Picture } from './browser/pictures.ts';
import { takePdfPicture, takeReadmePictures } from './browser/readme-pictures.ts';
import { signInOn } from './browser/sign-in-on.ts';
import { activate } from './demo/activate.ts';
import { collectStatements } from './demo/collect-statements.ts';
import { runMonth } from './demo/run-month.ts';
import { demoGroup, demoMerchant } from './demo/sample-accounts.ts';
import { createReporter } from './report.ts';
import { serveComponents } from './portal/serve-components.ts';
import { ensureSystemTool } from './servers/system-packages.ts';
import { projectFolder } from './stack/own-process.ts';
import { startStack, type Stack } from './stack.ts';
import { stopRequest, untilStopped } from './processes/stop-request.ts';

const folder = join(projectFolder, '.data', 'screenshots');
const dataDir = join(projectFolder, '.data', 'screenshots-stack');
const readmeImages = join(projectFolder, 'docs', 'images');
/** `npm run screenshots -- --readme` renews the README's pictures instead of taking one of every page. */
const forReadme = process.argv.includes('--readme');
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

async function take(page: Page, picture: Picture, view: View): Promise<void> {
  await openPicture(page, picture, view.language);
  await page.screenshot({ path: join(folder, view.name, `${picture.name}.png`), fullPage: true });
}

/** The page of all components, in the same views. */
async function takeComponents(browser: Browser): Promise<void> {
  const built = join(dataDir, 'components');
  const served = await serveComponents(built);
  for (const { name, viewport, language } of views) {
    const context = await browser.newContext({ viewport, locale: language, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(served.url);
    await page.getByRole('heading', { name: 'ErrorBoundary, ErrorPage' }).waitFor();
    await page.screenshot({ path: join(folder, name, 'components.png'), fullPage: true });
    await context.close();
  }
  await served.stop();
}

async function photograph({ addresses }: Stack, browser: Browser): Promise<void> {
  const { portal, mailSink } = addresses;
  await reporter.step('Activating the merchant and the group, running a month', async () => {
    await activate(portal, mailSink!, demoMerchant);
    await activate(portal, mailSink!, demoGroup);
    await runMonth(portal, sampleOperator, samplePeriod);
  });
  if (forReadme) return reporter.step('README pictures', () => photographReadme(portal, browser));
  await reporter.step('Pictures of pages', () => takePictures(browser, portal));
  await reporter.step('Pictures of components', () => takeComponents(browser));
}

async function photographReadme(portal: string, browser: Browser): Promise<void> {
  await takeReadmePictures(browser, portal, readmeImages);
  const pdftoppm = await ensureSystemTool('pdftoppm', () => undefined);
  const downloads = join(dataDir, 'downloads');
  const { username, password } = demoMerchant;
  const signIn = { username, password };
  const statements = await collectStatements(portal, signIn, periodOfMonth(samplePeriod), downloads);
  const pdf = statements.flatMap(({ files }) => files).find(({ format }) => format === 'pdf');
  await takePdfPicture(pdftoppm, pdf!.path, readmeImages);
}

async function main(): Promise<void> {
  const chromium = await reporter.step('Chromium', (progress) => ensureSystemTool('chromium', progress));
  await Promise.all([folder, dataDir].map((path) => rm(path, { recursive: true, force: true })));
  await Promise.all(views.map(({ name }) => mkdir(join(folder, name), { recursive: true })));
  const stack = await startStack({ dataDir, ports: 'free', signal: stopRequest() });
  const browser = await launchChromium(chromium, leaveSignalsToUs);
  try {
    await untilStopped(photograph(stack, browser));
    process.stdout.write(`${forReadme ? readmeImages : folder}\n`);
  } finally {
    await runEach(
      () => browser.close(),
      () => stack.stop(),
      () => rm(dataDir, { recursive: true, force: true }),
    );
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    reporter.line(`✗ ${(error as Error).message}`);
    process.exit(1);
  },
);
