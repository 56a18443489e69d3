import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signalGroup, spawnGroup } from '../processes/process-group.ts';

export interface ChildOptions {
  /** What a person calls it, for messages. */
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Gets everything it prints, appended. */
  logFile: string;
  /** How long after the first signal it is killed; default 5,000. */
  graceMs?: number;
}

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** "ended with exit code 1", "was ended by SIGKILL". */
  text: string;
}

export interface Child {
  name: string;
  pid: number;
  /** Set once it has ended. */
  exit: Exit | undefined;
  exited: Promise<Exit>;
  /** The last lines of its log since it was started, each on a line of its own, for the end of a message. */
  lastLines(): string;
  kill(signal: NodeJS.Signals): void;
  /** SIGTERM, then SIGKILL after the grace; resolves when it has ended, at once when it already had. */
  stop: () => Promise<void>;
}

const linesShown = 12;

/**
 * Starts a program that runs until it is stopped, or until this process dies. Ctrl-C in the terminal does not reach
 * it, so that the parts of a stack end in order.
 *
 * @throws Error when the program cannot be started
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const logStart = statSync(options.logFile).size;
  const child = spawnGroup(options.command, options.args, {
    stdio: ['ignore', log, log],
    env: options.env ?? process.env,
    ...(options.cwd ? { cwd: options.cwd } : {}),
  });
  closeSync(log);
  await new Promise((done, fail) => child.once('spawn', done).once('error', fail));
  return describe(child, options, logStart);
}

function describe(child: ChildProcess, options: ChildOptions, logStart: number): Child {
  const pid = child.pid!;
  const started: Child = {
    name: options.name,
    pid,
    exit: undefined,
    exited: new Promise((done) => {
      child.once('exit', (code, signal) => {
        const text = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
        started.exit = { code, signal, text };
        done(started.exit);
      });
    }),
    lastLines: () => lastLines(options.logFile, logStart),
    kill: (signal) => signalGroup(pid, signal),
    stop: async () => {
      if (started.exit) return;
      signalGroup(pid, 'SIGTERM');
      const grace = new AbortController();
      const late = pause(options.graceMs ?? 5_000, undefined, { signal: grace.signal }).then(
        () => signalGroup(pid, 'SIGKILL'),
        () => undefined,
      );
      await started.exited;
      grace.abort();
      await late;
    },
  };
  return started;
}

function lastLines(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').split('\n');
  const last = lines.filter((line) => line.trim() !== '').slice(-linesShown);
  return last.length === 0
    ? ''
    : `:\n${last.map((line) => `  ${line}`).join('\n')}\n  (all of it: ${logFile})`;
}
