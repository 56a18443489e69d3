import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const mebibyte = 1024 * 1024;

/** How busy the system was over the last minute: processes that ran or wanted to. */
export function currentLoad(): number {
  return Math.round(loadavg()[0]! * 10) / 10;
}

/** Where the figures come from, and when. @param loadBefore what {@link currentLoad} said before the run */
export function describeMachine(loadBefore: number) {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryMb: Math.round(totalmem() / mebibyte),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    load: { before: loadBefore, after: currentLoad() },
  };
}

/** The most memory that these processes have had together, MB; null where the system does not tell. */
export function peakRssMb(pids: readonly (number | undefined)[]): number | null {
  try {
    const kilobytes = pids.map((pid) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]);
    });
    return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
  } catch {
    return null;
  }
}
