/**
 * Installs what package-lock.json lists when it is not installed yet, then runs one of the project's
 * TypeScript commands on the Node that it installed.
 *
 *   node scripts/bootstrap.mjs start            runs scripts/start.ts
 *   node scripts/bootstrap.mjs cli/ops.ts runs  runs cli/ops.ts with the argument "runs"
 *
 * Plain JavaScript for Node 20 without dependencies: it's what runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ensureInstalled, installedNode, root, say } from './install.mjs';
import { guard } from './processes/guard.mjs';
import { onRunnerDeath } from './processes/package-runner.mjs';

function scriptFor(command) {
  const file = command.endsWith('.ts') ? resolve(root, command) : join(root, 'scripts', `${command}.ts`);
  if (relative(root, file).startsWith('..') || !existsSync(file))
    throw new Error(`there is no command "${command}"`);
  return file;
}

/** Node keeps what it has compiled: a process of ours then starts with half the CPU time. */
const environment = { NODE_COMPILE_CACHE: join(root, '.cache', 'node'), ...process.env };

/** Runs the script and ends as it ended: the same exit code, or the same signal. */
function run(file, args) {
  const child = spawn(installedNode, [file, ...args], { stdio: 'inherit', env: environment });
  child.once('error', fail);
  if (child.pid === undefined) return;
  const release = guard(child.pid, { signal: 'HUP', graceSeconds: 4 });
  child.once('exit', (code, signal) => {
    release();
    process.exit(signal ? 128 + constants.signals[signal] : code);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
}

function fail(error) {
  say(`✗ ${error.message}`);
  process.exit(1);
}

try {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) throw new Error('usage: node scripts/bootstrap.mjs COMMAND [ARGUMENT …]');
  const file = scriptFor(command);
  // The guard of the running script, or of npm, does the rest.
  onRunnerDeath(() => process.exit(128 + constants.signals.SIGHUP));
  await ensureInstalled();
  run(file, args);
} catch (error) {
  fail(error);
}
