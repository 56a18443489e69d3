import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../report.ts';
import { cacheFolder } from './cache.ts';
import { findOnPath } from './find-on-path.ts';
import { withLock } from './lock.ts';
import { runCommand } from './run-command.ts';
import { Unavailable } from './unavailable.ts';

/** Programs that come from the system's package manager: what they are called, and Debian's packages of them. */
const systemTools = {
  chromium: {
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium', 'fonts-noto-cjk'],
  },
  pdftoppm: { programs: ['pdftoppm'], packages: ['poppler-utils'] },
  pdftotext: { programs: ['pdftotext'], packages: ['poppler-utils'] },
  qpdf: { programs: ['qpdf'], packages: ['qpdf'] },
  soffice: { programs: ['soffice', 'libreoffice'], packages: ['libreoffice-calc'] },
  // The -core packages hold the programs alone; mariadb-server would also start a service of its own.
  mariadbd: { programs: ['mariadbd'], packages: ['mariadb-server-core', 'mariadb-client-core'] },
  mariadbInstaller: {
    programs: ['mariadb-install-db'],
    packages: ['mariadb-server-core', 'mariadb-client-core'],
  },
} as const;

export type SystemTool = keyof typeof systemTools;

/** The path of the program when it is on this machine; installs nothing. */
function findSystemTool(tool: SystemTool): string | undefined {
  return findOnPath(...systemTools[tool].programs);
}

/**
 * The path of the program, after installing its Debian package when it is missing and we are root.
 *
 * @throws Unavailable when it is missing and cannot be installed from here
 */
export async function ensureSystemTool(tool: SystemTool, progress: Progress): Promise<string> {
  const found = findSystemTool(tool);
  if (found) return found;
  const { packages } = systemTools[tool];
  const remedy = `install it (Debian, as root: apt-get install ${packages.join(' ')})`;
  if (process.getuid?.() !== 0 || !findOnPath('apt-get'))
    throw new Unavailable(`${tool} is not on this machine`, remedy);
  await install(packages, progress).catch((error: unknown) => {
    throw new Unavailable(`${tool} could not be installed (${(error as Error).message})`, remedy);
  });
  const installed = findSystemTool(tool);
  if (!installed) throw new Unavailable(`${packages.join(' ')} came without ${tool}`, remedy);
  return installed;
}

let listsAreFresh = false;

async function install(packages: readonly string[], progress: Progress): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true });
  await withLock(join(cacheFolder(), 'apt.lock'), () => aptInstall(packages, progress), progress);
}

async function aptInstall(packages: readonly string[], progress: Progress): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    runCommand('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  progress(`installing ${packages.join(' ')} with apt-get`);
  // An installation that was killed leaves packages half configured, and apt-get then refuses to install anything.
  await runCommand('dpkg', ['--configure', '-a'], { env });
  if (!listsAreFresh) await apt('update');
  listsAreFresh = true;
  await apt('install', '--no-install-recommends', ...packages);
}
