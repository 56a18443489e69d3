/**
 * Notices the death of npm, or of another package runner that started this process, and of the shell in between. Neither tells
 * its children: npm passes SIGTERM to its shell, which dies of it, and after a SIGKILL both run on as orphans.
 */
import { readFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

const pollMs = 250;
const shells = new Set(['sh', 'ash', 'bash', 'dash', 'zsh', 'busybox']);
const runners = /(^|[\s/\0])(npm|npx|pnpm|yarn|bun)\b/;

/** Calls back once when the package runner or its shell has died; never when there is no package runner. */
export function onRunnerDeath(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // Debian's shell stays between npm and us; others replace themselves by their last command.
  const grandparent = shells.has(read(parent, 'comm').trim()) ? parentOf(parent) : undefined;
  if (isReaper(parent) || isReaper(grandparent)) return callback();
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || parentOf(parent) === grandparent)) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
}

/** Whether this ancestor only adopted us: the package runner had died before we first looked. */
function isReaper(pid) {
  if (pid === undefined || sessionOf(pid) === sessionOf(process.pid)) return false;
  return !read(pid, 'environ').includes('npm_lifecycle_event=') && !runners.test(read(pid, 'cmdline'));
}

/** One of Linux's files about a process; empty where there is none, or when it is not ours to read. */
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

// The name, in brackets, may hold spaces; the fields after it are state, parent, process group, session.
const statOf = (pid) => read(pid, 'stat').split(') ').at(-1).split(' ');
const parentOf = (pid) => statOf(pid)[1];
const sessionOf = (pid) => statOf(pid)[3];
