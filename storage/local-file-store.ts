import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, open, opendir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
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
import { createFolders, type Folders } from './folders.ts';
import { syncToDisk } from './folder-sync.ts';
import { sameContent } from './same-content.ts';

/**
 * Files in a folder of this machine (or of a file server mounted on it). The folder is made on first use, and what a
 * process that was killed left half-written is removed then, when nobody can be writing it any more.
 */
export function createLocalFileStore(root: string): FileStore {
  const base = resolve(root);
  const folders = createFolders(base);
  let cleanup: Promise<void> | undefined;
  const pathOf = (key: string): string => join(base, ...keySegments(key));
  return {
    put: (key, sourcePath) =>
      withStorageErrors(async () => {
        await put(folders, pathOf(key), sourcePath);
        // Cleanup is best effort and must not fail the put.
        await (cleanup ??= removeAbandoned(folders.incoming).catch(() => undefined));
      }),
    open: (key) => withStorageErrors(() => openFile(pathOf(key))),
    stat: (key) => withStorageErrors(() => statFile(pathOf(key))),
    remove: (key) => withStorageErrors(() => rm(pathOf(key), { force: true })),
    list: (folder) => list(pathOf(folder), folder),
    probe: () => withStorageErrors(() => probe(folders)),
  };
}

async function put(folders: Folders, path: string, sourcePath: string): Promise<void> {
  const incoming = join(folders.incoming, randomUUID());
  await folders.make(folders.incoming);
  try {
    await copyFile(sourcePath, incoming, constants.COPYFILE_EXCL);
    await syncToDisk(incoming);
    await folders.make(dirname(path));
    await linkIntoPlace(folders, incoming, path);
  } finally {
    await rm(incoming, { force: true });
  }
}

/** A file system without hard links, as some that are mounted, has no way to refuse a name that is taken. */
async function probe(folders: Folders): Promise<void> {
  const [first, second, taken] = ['first', 'second', 'taken'].map((name) =>
    join(folders.incoming, `${randomUUID()}-${name}`),
  ) as [string, string, string];
  await folders.make(folders.incoming);
  try {
    await Promise.all([writeFile(first, 'first'), writeFile(second, 'second')]);
    await link(first, taken);
    const refusal = await link(second, taken).then(() => undefined, codeOf);
    if (refusal !== 'EEXIST') throw storageFailed(refusal ?? 'OVERWRITES');
  } finally {
    for (const path of [first, second, taken]) await rm(path, { force: true });
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
async function linkIntoPlace(folders: Folders, incoming: string, path: string): Promise<void> {
  try {
    await link(incoming, path);
    await folders.sync(dirname(path));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!(await sameContent(incoming, path))) throw storageFailed('CONTENT_DIFFERS');
  }
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
  const entries = await withStorageErrors(() => opendir(path)).catch(nothingWhereMissing);
  for await (const entry of entries ?? []) {
    const [below, key] = [join(path, entry.name), `${folder}/${entry.name}`];
    if (entry.isDirectory()) yield* list(below, key);
    const found = entry.isFile()
      ? await withStorageErrors(() => stat(below)).catch(nothingWhereMissing)
      : undefined;
    if (found) yield { key, bytes: found.size, storedAt: found.mtime };
  }
}

/** A listed file may have been removed meanwhile. */
function nothingWhereMissing(error: unknown): undefined {
  if (!(error instanceof BusinessError && error.details['reason'] === 'FILE_MISSING')) throw error;
}

async function withStorageErrors<Result>(work: () => Promise<Result>): Promise<Result> {
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
