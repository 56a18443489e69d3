import type { KeptFile } from '../../../db/queries/statements/kept-files.ts';
import type { Queries } from '../../../db/queries/queries.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { mapConcurrent } from '../../../domain/concurrency.ts';
import { policy } from '../../../domain/policy.ts';
import type { FileStore } from '../../../storage/file-store.ts';
import { sha256Of } from '../../../storage/sha256-of.ts';

export interface FileFinding {
  readonly finding: 'MISSING' | 'CHANGED' | 'ORPHANED';
  readonly storageKey: string;
  /** Whose it is; an orphan is nobody's. */
  readonly statementId?: string;
}

interface CheckParts {
  readonly keptFiles: Queries['keptFiles'];
  readonly files: FileStore;
  readonly now: Date;
  /** Compares sizes only, without reading the files. */
  readonly sizesOnly: boolean;
  readonly onProgress: (checked: number) => void;
}

const filesAtOnce = 4;
const keysAtOnce = 200;

/** Walks the files of statements, then the store, and yields missing, changed and orphaned files. */
export async function* findFileFaults(parts: CheckParts): AsyncGenerator<FileFinding> {
  const { keptFiles } = parts;
  let checked = 0;
  for await (const page of keptFiles.all()) {
    const found = await mapConcurrent(page, filesAtOnce, (file) => faultOf(parts, file));
    for (const fault of found) if (fault) yield fault;
    parts.onProgress((checked += page.length));
  }
  for await (const storageKeys of settledKeys(parts))
    for (const storageKey of await keptFiles.unknownAmong(storageKeys))
      yield { finding: 'ORPHANED', storageKey };
}

async function faultOf(
  { files, sizesOnly }: CheckParts,
  { storageKey, bytes, sha256, statementId }: KeptFile,
): Promise<FileFinding | undefined> {
  const found = await files.stat(storageKey);
  if (!found) return { finding: 'MISSING', storageKey, statementId };
  if (found.bytes !== bytes) return { finding: 'CHANGED', storageKey, statementId };
  if (sizesOnly || (await digestOf(files, storageKey)) === sha256) return undefined;
  return { finding: 'CHANGED', storageKey, statementId };
}

/** Undefined for a file that was deleted meanwhile. */
async function digestOf(files: FileStore, storageKey: string): Promise<string | undefined> {
  try {
    return await sha256Of((await files.open(storageKey)).stream);
  } catch (error) {
    if (error instanceof BusinessError && error.details['reason'] === 'FILE_MISSING') return undefined;
    throw error;
  }
}

/** Skips recent files: a run stores a file before it inserts its row. */
async function* settledKeys({ files, now }: CheckParts): AsyncGenerator<string[]> {
  const storedBefore = now.getTime() - policy.retention.orphanAfterMs;
  let keys: string[] = [];
  for await (const { key, storedAt } of files.list('statements')) {
    if (storedAt.getTime() >= storedBefore) continue;
    keys.push(key);
    if (keys.length < keysAtOnce) continue;
    yield keys;
    keys = [];
  }
  if (keys.length > 0) yield keys;
}
