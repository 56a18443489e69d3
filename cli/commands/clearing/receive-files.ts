import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { endedImportStates } from '../../../contracts/clearing.ts';
import type { ReceivedUpload, SetTerms } from '../../../db/repositories/clearing/clearing-sets.ts';
import { sealFile } from '../../../storage/sealed-file.ts';
import { type CommandContext, UsageError } from '../../command.ts';

type FileReceiver = Pick<CommandContext, 'files' | 'now' | 'show'> & {
  readonly repositories: Pick<CommandContext['repositories'], 'clearingSets'>;
};

export interface HandedIn {
  readonly paths: readonly string[];
  readonly source: string;
  readonly terms: SetTerms;
  readonly receivedBy: string;
}

/**
 * Seals files into the file store as one set, and answers its id and whether it is to be checked: not, where these very
 * files were handed in before and are on their way or loaded.
 *
 * @throws UsageError for a path that can't be read or a file that is given twice; BusinessError STORAGE_FAILED
 */
export async function receiveFiles(
  { repositories: { clearingSets: sets }, files, now, show }: FileReceiver,
  { paths, ...handed }: HandedIn,
): Promise<{ id: string; isNew: boolean }> {
  const folder = await mkdtemp(join(tmpdir(), 'clearing-'));
  try {
    const sealed: (Omit<ReceivedUpload, 'storageKey'> & { path: string })[] = [];
    for (const [index, path] of (await filesAt(paths)).entries()) {
      show?.(`sealing ${basename(path)}`);
      const target = join(folder, String(index));
      sealed.push({ name: basename(path), path: target, ...(await sealOrExplain(path, target)) });
    }
    show?.('');
    const digests = sealed.map(({ sha256 }) => sha256).sort();
    if (new Set(digests).size < digests.length) throw new UsageError('one file is given twice');
    const id = createHash('sha256').update(digests.join()).digest('hex');
    const earlier = await sets.find(id);
    if (earlier && !isOver(earlier.state)) return { id, isNew: false };
    const uploads: ReceivedUpload[] = [];
    for (const { path, ...upload } of sealed) {
      const storageKey = `clearing/${id}/${randomUUID()}`;
      await files.put(storageKey, path);
      uploads.push({ ...upload, storageKey });
    }
    const isNew = await sets.receive({ id, ...handed, uploads }, now);
    // Those of an import that came to nothing, or ours where another command was faster.
    const useless = isNew ? (earlier?.uploads ?? []) : uploads;
    for (const { storageKey } of useless) await files.remove(storageKey);
    return { id, isNew };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isOver = (state: (typeof endedImportStates)[number]) =>
  endedImportStates.includes(state) && state !== 'LOADED' && state !== 'SUPERSEDED';

/** The files named, and those in folders named; hidden ones are left out. */
async function filesAt(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const entry = await stat(path).catch(() => undefined);
    if (!entry) throw new UsageError(`there is no file ${path}`);
    if (!entry.isDirectory()) found.push(path);
    else {
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
      found.push(...names.map((name) => join(path, name)));
    }
  }
  if (found.length === 0) throw new UsageError('there is no file in it');
  return found;
}

async function sealOrExplain(path: string, target: string) {
  try {
    return await sealFile(path, target);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR' || code === 'EACCES' || (code === 'ENOENT' && syscall === 'open'))
      throw new UsageError(`${path} can't be read (${code})`);
    throw error;
  }
}
