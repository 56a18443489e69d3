import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Express, type RequestHandler } from 'express';
import { portalPages } from '../../../contracts/portal-pages.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { serveCompressed } from '../compressed-files.ts';
import { renderTemplate } from '../render-template.ts';

/** What the build leaves behind of index.html, out of reach of a browser since its places are not filled in yet. */
const pageFile = '.page.html';

/** What a browser keeps for when the server can't be reached. */
const offlinePage = '/offline.html';

/**
 * Serves the portal's pages: one document for every address, which its scripts fill, and files that never change under
 * their names. An address that no page has gets the document too, with 404, and says so to a person.
 */
export function servePortal(app: Express, { settings, log }: ApiDependencies): void {
  const read = (file: string) => readFileSync(join(settings.PORTAL_DIR, file), 'utf8');
  if (!existsSync(join(settings.PORTAL_DIR, pageFile))) {
    log.warn('the pages are not built (npm run build): serving the api alone');
    return;
  }
  const { BRAND_NAME: brand, HOTLINE: hotline, PUBLIC_ORIGIN: origin } = settings;
  const words = { brand, hotline, origin };
  const html = renderTemplate(read(pageFile), words);
  app.get(offlinePage, named('page'), page(renderTemplate(read(offlinePage), words), 200));
  app.use(serveCompressed(resolve(settings.PORTAL_DIR), cacheControl));
  app.get(Object.values(portalPages), named('page'), page(html, 200));
  app.get(/^(?!\/api\/|\/healthz|\/readyz|\/metrics)/, onlyForPeople, named('page'), page(html, 404));
}

function cacheControl(path: string): string {
  return path.startsWith('app/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function named(route: string): RequestHandler {
  return (_request, response, next) => {
    response.locals['route'] = route;
    next();
  };
}

/** A program that asks for what is not there is told by a problem document. */
const onlyForPeople: RequestHandler = (request, _response, next) => {
  next(request.accepts(['json', 'html']) === 'html' ? undefined : 'route');
};

function page(html: string, status: number): RequestHandler {
  return (_request, response) => {
    response.status(status).set('Cache-Control', 'no-cache').type('html').send(html);
  };
}
