import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { guard } from './processes/guard.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const installedNode = join(root, 'node_modules', '.bin', 'node');

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.installed-for');
const lockFile = join(root, '.cache', 'install.lock');

/** Says a line on stderr, so that the command's stdout stays the command's own. */
export const say = (text) => process.stderr.write(`▸ ${text}\n`);

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function expectedStamp() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}\n`;
}

function isInstalled() {
  return (
    existsSync(installedNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expectedStamp()
  );
}

/** npm must not run on the Node inside the very folder that it's about to replace. */
function environmentForNpm() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !resolve(folder).startsWith(modules));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** Runs npm with its output on our stderr; resolves with its exit code. */
function npm(...args) {
  const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: environmentForNpm(),
    stdio: ['ignore', 2, 2],
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    if (child.pid === undefined) return;
    const release = guard(-child.pid, { signal: 'TERM', graceSeconds: 3 });
    child.once('exit', (code) => {
      release();
      done(code ?? 1);
    });
  });
}

async function withProgress(work) {
  const began = Date.now();
  const showProgress = () => say(`installing dependencies … ${seconds(began)} so far`);
  const timer = setInterval(showProgress, 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function install() {
  const began = Date.now();
  say('installing dependencies with npm ci (first time or package-lock.json changed, about a minute)');
  if ((await withProgress(() => npm('ci', '--include=dev'))) !== 0) {
    // Happens where the lock file was written next to a registry that lacks other systems' packages.
    say('npm ci failed (see above); trying npm install, which keeps the versions of package-lock.json');
    const code = await withProgress(() => npm('install', '--no-save', '--include=dev'));
    if (code !== 0)
      throw new Error(`npm could not install the dependencies (exit code ${code}); see its output above`);
  }
  await ensureNode();
  writeFileSync(stampFile, expectedStamp());
  say(`installing dependencies … done in ${seconds(began)}`);
}

/** The npm package `node` fetches its binary in an install script, which npm may be set to skip. */
async function ensureNode() {
  if (existsSync(installedNode)) return;
  say(
    'npm skipped install scripts (ignore-scripts=true); running the one of the package "node", which brings Node 24',
  );
  await npm('rebuild', 'node', '--ignore-scripts=false');
  if (existsSync(installedNode)) return;
  throw new Error(
    'node_modules/.bin/node is missing; run: npm rebuild node --ignore-scripts=false --foreground-scripts',
  );
}

function holderOfLock() {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    // An empty file was created this instant by a process that's about to write its id into it.
    if (pid === 0) return 'unknown';
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === 'EPERM' ? 'another user' : undefined;
  }
}

/** Takes the lock or returns false when somebody alive holds it. */
function tryLock() {
  mkdirSync(dirname(lockFile), { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (holderOfLock() === undefined) rmSync(lockFile, { force: true });
    return false;
  }
}

/**
 * Installs the dependencies, and Node 24 with them, unless node_modules is there and made from this very
 * package-lock.json on this kind of machine. Of several processes that want it at once, one does it.
 */
export async function ensureInstalled() {
  for (let waited = 0; !isInstalled(); waited += 1) {
    if (tryLock()) {
      try {
        if (!isInstalled()) await install();
      } finally {
        rmSync(lockFile, { force: true });
      }
      return;
    }
    if (waited % 20 === 0)
      say(`another process (${holderOfLock()}) is installing dependencies; waiting for it`);
    await new Promise((done) => setTimeout(done, 500));
  }
}
