import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFolderSync } from './folder-sync.ts';

export interface Folders {
  /** Inside the root, so that a finished file is moved within one file system; no key can name it. */
  readonly incoming: string;
  /** Makes a folder in the root; its entry, and those on the way to it, are on the disk when this resolves. */
  make(folder: string): Promise<void>;
  /** Writes a folder's entries to the disk. */
  sync(folder: string): Promise<void>;
}

/** Parent folders already flushed; folders of single statements are not remembered. */
const rememberedAtMost = 1_000;

/** The folders of a store whose root is `base`. */
export function createFolders(base: string): Folders {
  const sync = createFolderSync();
  const onDisk = new Set<string>([base]);

  async function make(folder: string): Promise<void> {
    const made = await mkdir(folder, { recursive: true });
    if (made === undefined) return;
    const entries: string[] = [];
    for (let path = folder; path.length > base.length; path = dirname(path)) entries.push(path);
    // Another process may have made those above a moment ago, so they are written once by each.
    const unsure = entries.filter((path) => path.startsWith(made) || !onDisk.has(path));
    await Promise.all(unsure.map((path) => sync(dirname(path))));
    if (onDisk.size > rememberedAtMost) onDisk.clear();
    for (const path of unsure) if (!path.startsWith(made)) onDisk.add(path);
  }

  return { incoming: join(base, '.incoming'), make, sync };
}
