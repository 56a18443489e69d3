import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from '../scripts/servers/cache.ts';
import { findOnPath } from '../scripts/servers/find-on-path.ts';
import { runCommand } from '../scripts/servers/run-command.ts';
import { Unavailable } from '../scripts/servers/unavailable.ts';
import type { Say } from './benchmark.ts';
import { digestOfFolder } from './folder-digest.ts';
import type { Program } from './run-program.ts';

/** A library that others use, in a program of its own in `bench/peers/`. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Builds it, or finds it built before. @throws Unavailable when a toolchain is missing */
  readonly prepare: (say: Say) => Promise<Program>;
}

/** Where the peers' programs are. */
export const peerSources = fileURLToPath(new URL('./peers', import.meta.url));

/** The folder of a peer's program, built once a machine for each state of its sources. */
export async function built(
  name: string,
  say: Say,
  build: (empty: string, source: string) => Promise<void>,
): Promise<string> {
  const source = join(peerSources, name);
  const key = `bench-${name}-${await digestOfFolder(source)}-${process.platform}-${process.arch}`;
  return cached(
    key,
    (empty) => {
      say(`building ${name} (first time)`);
      return build(empty, source);
    },
    say,
  );
}

/** The path of a tool on this machine. @throws Unavailable naming the remedy */
export function toolOf(tool: string, remedy: string): string {
  const path = findOnPath(tool);
  if (!path) throw new Unavailable(`${tool} is not on this machine`, remedy);
  return path;
}

/** A Python of its own with what the peer's `requirements.txt` lists. @throws Unavailable without Python 3 */
export async function pythonOf(name: string, say: Say): Promise<string> {
  const folder = await built(name, say, async (empty, source) => {
    const python = toolOf('python3', 'install Python 3 with venv and pip');
    // venv wants to make the folder itself.
    await rm(empty, { recursive: true });
    await runCommand(python, ['-m', 'venv', empty]);
    const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '-r'];
    await runCommand(join(empty, 'bin', 'python'), [...pip, join(source, 'requirements.txt')]);
  });
  return join(folder, 'bin', 'python');
}
