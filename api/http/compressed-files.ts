import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

interface KeptFile {
  readonly bytes: Buffer;
  readonly etag: string;
}

/**
 * Serves the files of a folder as they were when it was opened, in the smallest form that was made of each beforehand
 * and that the browser takes. They are kept in memory (the pages are 2 MB): a new build replaces the folder, and the
 * pages already given out still ask for the old names. What begins with a dot is served to nobody.
 *
 * @param cacheControl by the path below the folder, `app/x.js`
 */
export function serveCompressed(folder: string, cacheControl: (path: string) => string): RequestHandler {
  const files = readFiles(folder);
  return (request, response, next) => {
    const path = request.path.slice(1);
    const plain = files.get(path);
    if (!plain || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    const made = encodings.filter(({ ending }) => files.has(path + ending));
    const accepted = request.acceptsEncodings(...made.map(({ name }) => name));
    const chosen = made.find(({ name }) => name === accepted);
    const { bytes, etag } = (chosen && files.get(path + chosen.ending)) ?? plain;
    response.locals['route'] = 'asset';
    response.type(extname(path)).set({ 'Cache-Control': cacheControl(path), ETag: etag });
    if (made.length > 0) response.vary('Accept-Encoding');
    if (chosen) response.set('Content-Encoding', chosen.name);
    response.send(bytes);
  };
}

/** By the path below the folder. */
function readFiles(folder: string): Map<string, KeptFile> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).replaceAll(sep, '/'), readFile(path)]));
}

function readFile(path: string): KeptFile {
  const bytes = readFileSync(path);
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` };
}
