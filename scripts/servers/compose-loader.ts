import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cached } from './cache.ts';
import { findOnPath } from './find-on-path.ts';
import { runCommand } from './run-command.ts';
import { Unavailable } from './unavailable.ts';

const version = 'v2.16.2';

/**
 * The path of the compose specification's own loader, which reads a compose file as Docker would: from the cache,
 * else built with go.
 *
 * @throws Unavailable without go
 */
export async function ensureComposeLoader(progress: Progress): Promise<string> {
  const name = `compose-loader-${version}-${process.platform}-${process.arch}`;
  const folder = await cached(name, (empty) => build(empty, progress), progress);
  return join(folder, 'compose-loader');
}

async function build(folder: string, progress: Progress): Promise<void> {
  const go = findOnPath('go');
  if (!go) throw new Unavailable('the compose loader can only be built', 'install Go 1.23 or newer');
  progress('building with go (first time)');
  await runCommand(go, ['install', `github.com/compose-spec/compose-go/v2/cmd@${version}`], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
    cwd: folder,
  });
  await rename(join(folder, 'cmd'), join(folder, 'compose-loader'));
}
