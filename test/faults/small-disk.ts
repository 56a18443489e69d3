import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Changes its size while it is in use. */
  resize(megabytes: number): void;
  remove(): void;
}

/** A file system of its own with so much room, which fills up like any other; undefined where none may be mounted. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const mount = (...given: string[]) => execFileSync('mount', [...given, folder], { stdio: 'ignore' });
  const unmount = () => {
    execFileSync('umount', [folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true });
  };
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs');
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return { folder, resize: (size) => mount('-o', `remount,size=${size}m`), remove: unmount };
}
