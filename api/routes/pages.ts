import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ApiDependencies } from '../dependencies.ts';
import { renderTemplate } from '../http/render-template.ts';
import { defineRoute, type Route } from '../http/route.ts';

const ownFolder = fileURLToPath(new URL('../http/pages', import.meta.url));
const swaggerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The only files of other people's that are served, and our own beside them. */
const documentationAssets = {
  'swagger-ui.css': join(swaggerFolder, 'swagger-ui.css'),
  'swagger-ui-bundle.js': join(swaggerFolder, 'swagger-ui-bundle.js'),
  'docs.css': join(ownFolder, 'docs.css'),
  'initializer.js': join(ownFolder, 'docs-initializer.js'),
} as const;

/** What a person sees in a browser besides the portal's pages. */
export function pageRoutes({ settings }: ApiDependencies): Route[] {
  const words = { brand: settings.BRAND_NAME, hotline: settings.HOTLINE, origin: settings.PUBLIC_ORIGIN };
  return [
    page('/api/docs', 'This documentation, to be read in a browser', filled('docs.html', words)),
    assets('/api/docs/{file}', documentationAssets),
  ];
}

function page(path: string, summary: string, html: string): Route {
  return defineRoute({
    method: 'get',
    path,
    access: 'anyone',
    tag: 'Pages',
    summary,
    responses: { 200: { description: 'The page.', contentType: 'text/html' } },
    refusals: [],
    handle: () => ({ status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, text: html }),
  });
}

function assets(path: string, files: Readonly<Record<string, string>>): Route {
  return defineRoute({
    method: 'get',
    path,
    access: 'anyone',
    tag: 'Pages',
    summary: 'Style and scripts of the page',
    params: z.object({ file: z.enum(Object.keys(files)) }),
    responses: { 200: { description: 'The file.', contentType: 'text/css, text/javascript' } },
    refusals: ['ROUTE_NOT_FOUND'],
    handle: ({ params }) => ({ status: 200, filePath: files[params.file]! }),
  });
}

function filled(file: string, words: Readonly<Record<string, string>>): string {
  return renderTemplate(readFileSync(join(ownFolder, file), 'utf8'), words);
}
