import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** ms of processor time that each of these processes has used so far; nothing for one that cannot be asked. */
export function cpuTimes(pids: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const asked = Object.entries(pids).map(([name, pid]) => [name, cpuTime(pid)] as const);
  return Object.fromEntries(asked.filter((entry): entry is [string, number] => entry[1] !== undefined));
}

let ticksASecond: number | undefined;

function cpuTime(pid: number | undefined): number | undefined {
  try {
    ticksASecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // User and system time are the 14th and 15th field; two were before the cut.
    return ((Number(fields[11]) + Number(fields[12])) / ticksASecond) * 1_000;
  } catch {
    return undefined;
  }
}
