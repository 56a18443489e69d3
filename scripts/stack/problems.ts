import { closeSync, openSync, readSync, statSync } from 'node:fs';

const pollMs = 1_000;
/** Pino's number for "error". */
const errorLevel = 50;

/**
 * Watches a log of JSON lines and reports the message of each error that is written from now on.
 *
 * @returns ends the watching
 */
export function watchProblems(logFile: string, report: (message: string) => void): () => void {
  let read = sizeOf(logFile);
  let unfinished = '';
  const timer = setInterval(() => {
    const size = sizeOf(logFile);
    if (size <= read) return;
    const lines = (unfinished + readPart(logFile, read, size)).split('\n');
    read = size;
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      const problem = problemIn(line);
      if (problem) report(problem);
    }
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readPart(file: string, from: number, to: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const part = Buffer.alloc(to - from);
    readSync(descriptor, part, 0, part.length, from);
    return part.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
}

function problemIn(line: string): string | undefined {
  try {
    const entry = JSON.parse(line) as { level?: unknown; msg?: unknown };
    return typeof entry.level === 'number' && entry.level >= errorLevel
      ? String(entry.msg).slice(0, 200)
      : undefined;
  } catch {
    return undefined;
  }
}
