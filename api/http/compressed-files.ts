import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/**
 * Serves the files of a folder as they were when it was opened, in the smallest form that was made of each beforehand
 * and that the browser takes. What begins with a dot is served to nobody.
 *
 * @param cacheControl by the path below the folder, `app/x.js`
 */
export function serveCompressed(folder: string, cacheControl: (path: string) => string): RequestHandler {
  const files = new Set(pathsBelow(folder));
  return (request, response, next) => {
    const path = request.path.slice(1);
    if (!files.has(path) || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    const made = encodings.filter(({ ending }) => files.has(path + ending));
    const accepted = request.acceptsEncodings(...made.map(({ name }) => name));
    const chosen = made.find(({ name }) => name === accepted);
    response.locals['route'] = 'asset';
    response.type(extname(path)).set('Cache-Control', cacheControl(path));
    if (made.length > 0) response.vary('Accept-Encoding');
    if (chosen) response.set('Content-Encoding', chosen.name);
    response.sendFile(join(folder, path + (chosen?.ending ?? '')), { cacheControl: false }, (error) => {
      if (error && !response.headersSent) next(error);
    });
  };
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
