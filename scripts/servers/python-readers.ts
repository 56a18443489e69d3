import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cached } from './cache.ts';
import { findOnPath } from './find-on-path.ts';
import { runCommand } from './run-command.ts';
import { Unavailable } from './unavailable.ts';

const requirements = ['openpyxl==3.1.5', 'python-calamine==0.9.1'] as const;

/**
 * The path of a Python that has openpyxl and calamine (Rust), XLSX readers by other authors than our writer's.
 *
 * @throws Unavailable without Python 3 or when the package index cannot be reached
 */
export async function ensurePythonReaders(progress: Progress): Promise<string> {
  const versions = requirements.join('-').replaceAll('==', '-');
  const name = `python-readers-${versions}-${process.platform}-${process.arch}`;
  const folder = await cached(name, (empty) => fill(empty, progress), progress);
  return join(folder, 'bin', 'python');
}

async function fill(folder: string, progress: Progress): Promise<void> {
  const python = findOnPath('python3');
  const remedy = 'install Python 3 with venv and pip (Debian: apt-get install python3-venv)';
  if (!python) throw new Unavailable('python3 is not on this machine', remedy);
  progress(`installing ${requirements.join(' and ')} with pip (first time)`);
  try {
    // venv wants to make the folder itself; moving it later is fine for bin/python, which looks around itself.
    await rm(folder, { recursive: true });
    await runCommand(python, ['-m', 'venv', folder]);
    await runCommand(join(folder, 'bin', 'python'), [
      '-m',
      'pip',
      'install',
      '--disable-pip-version-check',
      ...requirements,
    ]);
  } catch (error) {
    throw new Unavailable(
      `${requirements.join(' and ')} could not be installed (${(error as Error).message})`,
      remedy,
    );
  }
}
