import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'docs', 'images');
const files = readdirSync(folder);

/** Widths at two device pixels per CSS pixel: a desktop window, a phone, a PDF's page. */
const widths = [2 * 1280, 2 * 390, 2 * 640];

test.each(files)('%s is a full-colour WebP of at most 150 KB', (file) => {
  const content = readFileSync(join(folder, file));

  expect(content.subarray(8, 12).toString()).toBe('WEBP');
  expect(content.length).toBeLessThanOrEqual(150_000);
});

test.each(files)('%s has two pixels for each CSS pixel', async (file) => {
  const { width } = await loadImage(join(folder, file));

  expect(widths).toContain(width);
});

test('the README shows every picture, among them the slider puzzle and a page of a PDF', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const shown = [...readme.matchAll(/docs\/images\/([\w.-]+)/g)].map(([, file]) => file);

  expect(shown.toSorted()).toEqual(files.toSorted());
  expect(shown).toEqual(expect.arrayContaining(['slider-puzzle.webp', 'statement-pdf.webp']));
});
