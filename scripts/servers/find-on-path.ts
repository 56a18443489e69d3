import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// Servers live in sbin, which is not on every person's PATH; the last is where Homebrew links its programs.
const alsoIn = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** The full path of the first of these programs that is on PATH or in a usual place, else undefined. */
export function findOnPath(...names: string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...alsoIn];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
