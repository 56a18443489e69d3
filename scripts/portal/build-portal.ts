import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { runCommand } from '../servers/run-command.ts';
import { projectFolder } from '../stack/own-process.ts';
import { compressFiles } from './compress-files.ts';

/** Where the built pages are; the api serves them from here. */
const portalFolder = join(projectFolder, 'dist', 'portal');

const sources = ['portal', 'domain', 'contracts', 'scripts/portal', 'package-lock.json'];
const stampName = '.made-from';

/** Builds the pages unless they are there already, made of just these sources. */
export async function buildPortal(progress: Progress): Promise<string> {
  const digest = await digestOfSources();
  if ((await stampOf(portalFolder)) === digest) return portalFolder;
  progress('bundling');
  // Of this process: another command may build at the same time.
  const unfinished = `${portalFolder}.${process.pid}`;
  const bundle = join(projectFolder, 'scripts', 'portal', 'bundle.ts');
  await runCommand(process.execPath, [bundle, unfinished], { cwd: projectFolder, onLine: progress });
  // The api fills its places in; nobody is to be given it as it is.
  await rename(join(unfinished, 'index.html'), join(unfinished, '.page.html'));
  progress('compressing');
  await compressFiles(unfinished);
  await writeFile(join(unfinished, stampName), digest);
  await replaceFolder(portalFolder, unfinished);
  return portalFolder;
}

/** When another build comes between, its folder stays: it is made of the same sources, or of later ones. */
async function replaceFolder(folder: string, next: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rename(next, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(next, { recursive: true, force: true });
  });
}

async function stampOf(folder: string): Promise<string | undefined> {
  return readFile(join(folder, stampName), 'utf8').catch(() => undefined);
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesUnder(join(projectFolder, source))) {
      hash.update(`${file}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** The file itself, or every file below a folder, in a stable order. */
async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
