import { basename, dirname, join, resolve } from 'node:path';
import { startChild, type Child } from '../servers/child-process.ts';
import type { Environment } from './environment.ts';

export const projectFolder = resolve(import.meta.dirname, '..', '..');

interface OwnProcess {
  name: string;
  /** The project's TypeScript file to run. */
  script: string;
  args?: readonly string[];
  environment: Environment;
  logFolder: string;
  graceMs?: number;
}

/** Starts one of the project's own programs; its output goes to a log named after it. */
export function startOwnProcess({
  name,
  script,
  args = [],
  environment,
  logFolder,
  graceMs,
}: OwnProcess): Promise<Child> {
  return startChild({
    name,
    command: process.execPath,
    args: [join(projectFolder, script), ...args],
    env: environment,
    cwd: projectFolder,
    logFile: logFileOf(script, logFolder),
    graceMs: graceMs ?? 15_000,
  });
}

/** workers/main.ts writes to workers.log. */
export function logFileOf(script: string, logFolder: string): string {
  return join(logFolder, `${basename(dirname(script))}.log`);
}
