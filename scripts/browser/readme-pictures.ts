import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser, BrowserContext } from 'playwright-core';
import { demoMerchant } from '../demo/sample-accounts.ts';
import { runCommand } from '../servers/run-command.ts';
import { openPicture, pictures } from './pictures.ts';
import { signInOn } from './sign-in-on.ts';

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** Device pixels per CSS pixel, so that text stays sharp on every screen. */
const scale = 2;
/** Keeps the README quick to load. */
const maxBytes = 150_000;
/** Width of the PDF's page in the README, CSS pixels. */
const pdfWidth = 640;

/** Which page each picture of the README shows: file in docs/images, name in `pictures`, window, language. */
const readmePictures = [
  { file: 'sign-in', name: 'sign-in', viewport: desktop, language: 'zh-CN' },
  { file: 'slider-puzzle', name: 'sign-in-puzzle', viewport: desktop, language: 'zh-CN' },
  { file: 'statements', name: 'statements', viewport: desktop, language: 'zh-CN' },
  { file: 'statement-en', name: 'statement', viewport: desktop, language: 'en' },
  { file: 'home-phone', name: 'home', viewport: phone, language: 'zh-CN' },
] as const;

type ReadmePicture = (typeof readmePictures)[number];

/** Takes the README's pictures of pages into the folder, each as a WebP of at most 150 KB in full colour. */
export async function takeReadmePictures(browser: Browser, origin: string, folder: string): Promise<void> {
  for (const picture of readmePictures) {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: picture.viewport,
      deviceScaleFactor: scale,
      locale: picture.language,
      reducedMotion: 'reduce',
    });
    const png = await screenshotOf(picture, context);
    await context.close();
    await writeFile(join(folder, `${picture.file}.webp`), await toWebp(png));
  }
}

async function screenshotOf({ name, language }: ReadmePicture, context: BrowserContext): Promise<Buffer> {
  const picture = pictures.find((candidate) => candidate.name === name)!;
  const page = await context.newPage();
  if (picture.signedIn) {
    await page.goto('/sign-in');
    await signInOn(page, demoMerchant, language);
    await page.waitForURL('/');
  }
  await openPicture(page, picture, language);
  return page.screenshot();
}

/** Draws the first page of a PDF into the folder, as a WebP like the others. */
export async function takePdfPicture(pdftoppm: string, pdf: string, folder: string): Promise<void> {
  const base = join(folder, 'statement-pdf');
  const size = ['-scale-to-x', String(scale * pdfWidth), '-scale-to-y', '-1'];
  await runCommand(pdftoppm, ['-png', '-singlefile', ...size, pdf, base]);
  const png = `${base}.png`;
  await writeFile(`${base}.webp`, await toWebp(await readFile(png)));
  await rm(png);
}

/** Encodes with the highest quality that fits. @throws Error when even the lowest acceptable one does not */
async function toWebp(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  for (const quality of [95, 90, 80, 70]) {
    const webp = await canvas.encode('webp', quality);
    if (webp.length <= maxBytes) return webp;
  }
  throw new Error(`a picture of ${image.width} × ${image.height} does not fit into ${maxBytes} bytes`);
}
