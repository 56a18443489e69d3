import { text } from 'node:stream/consumers';
import { spawnGroup } from '../scripts/processes/process-group.ts';
import { peakRssMb } from './machine.ts';

/** How often a program's memory is looked at, ms; the system itself remembers the peak. */
const lookEvery = 20;
const allowedMs = 300_000;

export interface Program {
  readonly command: string;
  readonly parameters: readonly string[];
}

export interface ProgramResult<T> {
  /** What it printed on its last line, as JSON. */
  readonly printed: T;
  /** Its process' most memory; null where the system does not tell. */
  readonly peakRssMb: number | null;
}

/** Runs a program to its end. @throws Error with what it said when it fails, or takes longer than five minutes */
export async function runProgram<T>(
  { command, parameters }: Program,
  ...more: readonly string[]
): Promise<ProgramResult<T>> {
  const child = spawnGroup(command, [...parameters, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: allowedMs,
    killSignal: 'SIGKILL',
  });
  let peak: number | null = null;
  const look = setInterval(() => (peak = peakRssMb([child.pid]) ?? peak), lookEvery);
  const closed = new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  try {
    const [code, printed, said] = await Promise.all([closed, text(child.stdout!), text(child.stderr!)]);
    if (code !== 0)
      throw new Error(`${command} ended with ${code ?? 'a signal'}: ${said.trim().slice(-500)}`);
    return { printed: JSON.parse(printed.trim().split('\n').at(-1)!) as T, peakRssMb: peak };
  } finally {
    clearInterval(look);
  }
}
