import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Requests within this many ms share one fsync. */
const gatheredMs = 2;

/** Flushes a file, or the entries of a folder, to disk (fsync). */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes the entries of folders to the disk. Each call's entries are there when it resolves; calls for one folder at
 * nearly the same time, as of a statement's three files, wait for the same write, which costs as much as one.
 */
export function createFolderSync(): (folder: string) => Promise<void> {
  const gathering = new Map<string, Promise<void>>();
  async function syncSoon(folder: string): Promise<void> {
    await pause(gatheredMs);
    // From here on, a new request may be too late for this write.
    gathering.delete(folder);
    await syncToDisk(folder);
  }
  return (folder) => {
    const shared = gathering.get(folder) ?? syncSoon(folder);
    gathering.set(folder, shared);
    return shared;
  };
}
