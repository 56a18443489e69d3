import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.ts';

/**
 * The folder outside the checkout where built and downloaded servers are kept, one copy a machine:
 * `$MERCHANT_SERVICES_CACHE`, else `merchant-online-services` in `$XDG_CACHE_HOME` or `~/.cache`.
 */
export function cacheFolder(): string {
  const own = process.env['MERCHANT_SERVICES_CACHE'];
  if (own) return own;
  const xdgCache = process.env['XDG_CACHE_HOME'];
  if (xdgCache) return join(xdgCache, 'merchant-online-services');
  return join(homedir(), '.cache', 'merchant-online-services');
}

/**
 * Returns the cached folder of that name, filling it first when it does not exist yet. The folder appears
 * whole or not at all, and two processes that want it at once fill it once.
 *
 * @param name folder name; put the version into it, since a filled folder is never refreshed
 * @param fill writes the contents into the empty folder it is given; may move anywhere afterwards
 * @param onWait called while another process holds the lock
 */
export async function cached(
  name: string,
  fill: (folder: string) => Promise<void>,
  onWait: (text: string) => void,
): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  await withLock(`${folder}.lock`, () => fillOnce(folder, fill), onWait);
  return folder;
}

async function fillOnce(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = await mkdtemp(`${folder}.unfinished-`);
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}
