import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  removeAbandonedFolders,
  withTemporaryFolder,
} from '../../../activities/failures/temporary-folder.ts';

test('what workers that were killed have left is removed, and nothing of one that lives', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'temporary-'));
  try {
    // No process has so high an id; the parent of this one lives.
    for (const pid of [process.pid, process.ppid, 4_194_305]) {
      const folder = join(parent, `statements-worker-${pid}`, 'statements-a');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'half.xlsx'), 'half');
    }
    await removeAbandonedFolders(parent);
    expect(await readdir(parent)).toEqual([`statements-worker-${process.ppid}`]);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});

test('a folder is where its worker finds it, and is removed', async () => {
  const made = await withTemporaryFolder(async (folder) => folder);
  const own = join(tmpdir(), `statements-worker-${process.pid}`);
  expect(made.startsWith(join(own, 'statements-'))).toBe(true);
  expect(await readdir(own)).toEqual([]);
});
