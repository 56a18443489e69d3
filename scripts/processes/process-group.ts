import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { guard } from './guard.mjs';

/** Ends a group when this process dies. All of it has to have ended within 5 s. */
const politely = { signal: 'TERM', graceSeconds: 3 } as const;

/** How to call off the guard of each running group. */
const guards = new Map<number, () => void>();
// Covers an exit without a stop: an error, a stop that took too long, or a second Ctrl-C.
process.once('exit', () => [...guards.keys()].forEach(killGroup));

/**
 * Starts a program in a process group of its own: a Ctrl-C in the terminal reaches only us. The group ends with its
 * leader, and with this process however it dies.
 */
export function spawnGroup(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  whenWeDie: Parameters<typeof guard>[1] = politely,
): ChildProcess {
  const child = spawn(command, args, { ...options, detached: true });
  const { pid } = child;
  // Without a process id it did not start, and emits an error.
  if (pid === undefined) return child;
  guards.set(pid, guard(-pid, whenWeDie));
  child.once('exit', () => killGroup(pid));
  return child;
}

function killGroup(pid: number): void {
  signalGroup(pid, 'SIGKILL');
  guards.get(pid)?.();
  guards.delete(pid);
}

/** Sends a signal to all processes of the group; does nothing when it has ended. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended in the meantime.
  }
}
