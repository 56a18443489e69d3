import type { Reporter } from '../report.ts';
import type { Child } from '../servers/child-process.ts';

/** The running processes of a stack, in the order in which they were started. */
export interface RunningProcesses {
  add(child: Child): void;
  /** Lets a process end without that counting as its death, and forgets it. */
  dismiss(child: Child): void;
  /** Resolves with a message for people when a process ends that nobody stopped. */
  died: Promise<string>;
  /** Ends all processes, the last started first, each within its grace. */
  stopAll: () => Promise<void>;
}

export function createRunningProcesses(reporter: Reporter): RunningProcesses {
  const children: Child[] = [];
  const { promise: died, resolve: reportDeath } = Promise.withResolvers<string>();
  const dismiss = (child: Child) => {
    const index = children.indexOf(child);
    if (index >= 0) children.splice(index, 1);
  };
  return {
    died,
    dismiss,
    add: (child) => {
      children.push(child);
      void child.exited.then((exit) => {
        if (children.includes(child))
          reportDeath(`${child.name} ${exit.text} unexpectedly${child.lastLines()}`);
      });
    },
    stopAll: async () => {
      for (let last = children.pop(); last; last = children.pop()) {
        const child = last;
        if (!child.exit) await reporter.step(`Stopping ${child.name}`, () => child.stop());
      }
    },
  };
}
