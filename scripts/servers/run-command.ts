import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { signalGroup, spawnGroup } from '../processes/process-group.ts';
import { stopSignal } from '../processes/stop-request.ts';

interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  timeoutMs?: number;
  /** Called with each line of stdout and stderr as it comes. */
  onLine?: (line: string) => void;
}

const linesInAnError = 8;

/**
 * Runs a program to its end and returns what it printed (stdout and stderr together).
 *
 * @throws Error with the last lines it printed when it cannot start, fails, takes longer than `timeoutMs` or is
 *   interrupted because a stop was requested
 */
export async function runCommand(
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<string> {
  stopSignal.throwIfAborted();
  const child = spawnGroup(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.env ?? process.env,
    ...(options.cwd ? { cwd: options.cwd } : {}),
    ...(options.timeoutMs ? { timeout: options.timeoutMs, killSignal: 'SIGKILL' as const } : {}),
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream! }).on('line', (line) => {
      lines.push(line);
      options.onLine?.(line);
    });
  }
  const stop = () => child.pid && signalGroup(child.pid, 'SIGTERM');
  stopSignal.addEventListener('abort', stop);
  try {
    await succeeded(child, options.timeoutMs);
  } catch (error) {
    const last = lines.filter((line) => line.trim() !== '').slice(-linesInAnError);
    throw new Error([`${command} ${args.join(' ')}: ${(error as Error).message}`, ...last].join('\n  '), {
      cause: error,
    });
  } finally {
    stopSignal.removeEventListener('abort', stop);
  }
  return lines.join('\n');
}

function succeeded(child: ChildProcess, timeoutMs: number | undefined): Promise<void> {
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      if (code === 0) done();
      else if (signal)
        fail(
          new Error(timeoutMs ? `ended by ${signal}, allowed ${timeoutMs / 1000} s` : `ended by ${signal}`),
        );
      else fail(new Error(`exit code ${code}`));
    });
  });
}
