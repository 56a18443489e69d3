import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProcessInfo {
  readonly pid: number;
  readonly ppid: number;
  /** Program and arguments. */
  readonly command: string;
}

/** All processes of this machine, except those that have ended and wait for their parent to notice. */
function listProcesses(): ProcessInfo[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, ppid, stat = 'Z', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return stat.startsWith('Z') ? [] : [{ pid: Number(pid), ppid: Number(ppid), command }];
  });
}

/** The process and all it has started, directly or not. */
export function processTree(root: number): ProcessInfo[] {
  const all = listProcesses();
  const tree = all.filter(({ pid }) => pid === root);
  for (const parent of tree) tree.push(...all.filter(({ ppid }) => ppid === parent.pid));
  return tree;
}

/** Waits until none of them lives, `timeoutMs` at most; returns those that still do. */
export async function survivors(tree: readonly ProcessInfo[], timeoutMs: number): Promise<ProcessInfo[]> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const alive = new Set(listProcesses().map(({ pid }) => pid));
    const left = tree.filter(({ pid }) => alive.has(pid));
    if (left.length === 0 || Date.now() > deadline) return left;
    await pause(100);
  }
}
