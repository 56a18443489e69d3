import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, opendir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { BusinessError } from '../domain/errors.ts';
import { policy } from '../domain/policy.ts';
import {
  keySegments,
  storageFailed,
  type FileStore,
  type ListedFile,
  type OpenFile,
  type StoredFile,
} from './file-store.ts';
import { sameContent } from './same-content.ts';

/** Inside the root, so that a finished file is moved within one file system; no key can name it. */
const incomingFolder = '.incoming';

/**
 * Files in a folder of this machine (or of a file server mounted on it). The folder is made on first use, and what a
 * process that was killed left half-written is removed then, when nobody can be writing it any more.
 */
export function createLocalFileStore(root: string): FileStore {
  const base = resolve(root);
  let swept: Promise<void> | undefined;
  const pathOf = (key: string): string => join(base, ...keySegments(key));
  return {
    put: (key, sourcePath) =>
      named(async () => {
        await put(base, pathOf(key), sourcePath);
        // What is stored is stored, whatever becomes of the broom.
        await (swept ??= removeAbandoned(join(base, incomingFolder)).catch(() => undefined));
      }),
    open: (key) => named(() => openFile(pathOf(key))),
    stat: (key) => named(() => statFile(pathOf(key))),
    remove: (key) => named(() => rm(pathOf(key), { force: true })),
    list: (folder) => list(pathOf(folder), folder),
  };
}

async function put(base: string, path: string, sourcePath: string): Promise<void> {
  const incoming = join(base, incomingFolder, randomUUID());
  await makeFolder(base, dirname(incoming));
  try {
    await copyFile(sourcePath, incoming, constants.COPYFILE_EXCL);
    await sync(incoming);
    await makeFolder(base, dirname(path));
    await giveName(incoming, path);
  } finally {
    await rm(incoming, { force: true });
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  const before = Date.now() - policy.retention.orphanAfterMs;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await statOf(path);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}

/** A link, unlike a rename, never replaces what another process put there a moment ago. */
async function giveName(incoming: string, path: string): Promise<void> {
  try {
    await link(incoming, path);
    await sync(dirname(path));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!(await sameContent(incoming, path))) throw storageFailed('CONTENT_DIFFERS');
  }
}

/** Makes a folder below `base` and, where one was missing, writes the entries on the way to the disk. */
async function makeFolder(base: string, folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true })) === undefined) return;
  const names = relative(base, folder).split(sep);
  for (let depth = names.length - 1; depth >= 0; depth -= 1) await sync(join(base, ...names.slice(0, depth)));
}

async function openFile(path: string): Promise<OpenFile> {
  const file = await open(path, 'r');
  const found = await file.stat();
  if (found.isFile()) return { bytes: found.size, stream: file.createReadStream() };
  await file.close();
  throw storageFailed('FILE_MISSING');
}

async function statFile(path: string): Promise<StoredFile | undefined> {
  const found = await statOf(path);
  return found?.isFile() ? { bytes: found.size } : undefined;
}

async function statOf(path: string) {
  return stat(path).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  });
}

async function* list(path: string, folder: string): AsyncGenerator<ListedFile> {
  const entries = await named(() => opendir(path)).catch(nothingWhereMissing);
  for await (const entry of entries ?? []) {
    const [below, key] = [join(path, entry.name), `${folder}/${entry.name}`];
    if (entry.isDirectory()) yield* list(below, key);
    const found = entry.isFile() ? await named(() => stat(below)).catch(nothingWhereMissing) : undefined;
    if (found) yield { key, bytes: found.size, storedAt: found.mtime };
  }
}

/** What is listed may be removed meanwhile. */
function nothingWhereMissing(error: unknown): undefined {
  if (!(error instanceof BusinessError && error.details['reason'] === 'FILE_MISSING')) throw error;
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function named<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BusinessError) throw error;
    const code = codeOf(error);
    throw storageFailed(code === 'ENOENT' ? 'FILE_MISSING' : code);
  }
}

function codeOf(error: unknown): string {
  const known =
    typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
  return known ? (error.code as string) : 'UNKNOWN';
}
