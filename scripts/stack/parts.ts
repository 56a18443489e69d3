import type { Reporter } from '../report.ts';
import type { Child } from '../servers/child-process.ts';

/** The running parts of a stack, in the order in which they were started. */
export interface Parts {
  add(child: Child): void;
  /** Lets a part end without that counting as its death, and forgets it. */
  dismiss(child: Child): void;
  /** Resolves when a part ends that nobody stopped, with what to tell a person. */
  died: Promise<string>;
  /** Ends all parts, the last started first, each within its grace. */
  stopAll: () => Promise<void>;
}

export function createParts(reporter: Reporter): Parts {
  const parts: Child[] = [];
  const { promise: died, resolve: tellDeath } = Promise.withResolvers<string>();
  const dismiss = (child: Child) => {
    const index = parts.indexOf(child);
    if (index >= 0) parts.splice(index, 1);
  };
  return {
    died,
    dismiss,
    add: (child) => {
      parts.push(child);
      void child.exited.then((exit) => {
        if (parts.includes(child)) tellDeath(`${child.name} ${exit.text} unexpectedly${child.lastLines()}`);
      });
    },
    stopAll: async () => {
      for (let last = parts.pop(); last; last = parts.pop()) {
        const child = last;
        if (!child.exit) await reporter.step(`Stopping ${child.name}`, () => child.stop());
      }
    },
  };
}
