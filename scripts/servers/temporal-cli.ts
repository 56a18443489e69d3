import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cached } from './cache.ts';
import { findOnPath } from './find-on-path.ts';
import { runCommand } from './run-command.ts';
import { downloadWithSdk } from './sdk-download.ts';
import { Unavailable } from './unavailable.ts';

/** The newest version that `go install` accepts: later ones have replace directives in their go.mod. */
const version = 'v1.5.1';
/** Older servers lack update-with-start, which the portal uses. */
const oldestServer = [1, 28] as const;

/**
 * The path of a Temporal CLI that can run a dev server: from PATH, else from the cache, else downloaded by
 * the SDK, else built with go (about 3 minutes, once per machine).
 *
 * @throws Unavailable when there is none and none can be made
 */
export async function ensureTemporalCli(progress: Progress): Promise<string> {
  const installed = findOnPath('temporal');
  if (installed && (await isRecent(installed, progress))) return installed;
  const name = `temporal-cli-${version}-${process.platform}-${process.arch}`;
  const folder = await cached(name, (empty) => fill(empty, progress), progress);
  return join(folder, 'temporal');
}

async function isRecent(cli: string, progress: Progress): Promise<boolean> {
  const printed = await runCommand(cli, ['--version'], { timeoutMs: 10_000 }).catch(() => '');
  const [, major = 0, minor = 0] = /Server (\d+)\.(\d+)/.exec(printed)?.map(Number) ?? [];
  const recent = major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1]);
  if (!recent) progress(`${cli} is too old (server ${major}.${minor}), looking for another`);
  return recent;
}

async function fill(folder: string, progress: Progress): Promise<void> {
  const downloaded = await downloadWithSdk('createLocal', folder, progress);
  if (downloaded) return rename(downloaded, join(folder, 'temporal'));
  const go = findOnPath('go');
  if (!go) {
    throw new Unavailable(
      'the Temporal CLI is not on this machine and could be neither downloaded nor built',
      'install it (https://docs.temporal.io/cli) or Go, or set TEMPORAL_ADDRESS to a running server',
    );
  }
  await build(go, folder, progress);
}

async function build(go: string, folder: string, progress: Progress): Promise<void> {
  let packages = 0;
  progress('building with go (first time, about 3 min)');
  await runCommand(go, ['install', '-v', `github.com/temporalio/cli/cmd/temporal@${version}`], {
    env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
    // The cache folder may lie inside some Go module, whose go.mod must not be taken into account.
    cwd: folder,
    onLine: () => progress(`building with go (first time, about 3 min), ${(packages += 1)} packages`),
  });
}
