import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 500;

/**
 * Runs `work` while holding a lock file, so that processes on one machine do it one after another.
 * A lock whose process is gone is taken over.
 */
export async function withLock<Result>(
  file: string,
  work: () => Promise<Result>,
  onWait: (text: string) => void,
): Promise<Result> {
  while (!(await take(file))) {
    onWait('waiting for another process that is doing the same');
    await pause(pollMs);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (await isAbandoned(file)) await rm(file, { force: true });
    return false;
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  // An empty file was created this instant by a process that is about to write its id into it.
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
