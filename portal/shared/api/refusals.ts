import type { ApiProblem } from './problem.ts';

type Listener = (problem: ApiProblem) => void;

const listeners = new Set<Listener>();

/** Whoever looks after the whole of the pages hears of each refusal, besides the page that asked. */
export const refusals = {
  notify(problem: ApiProblem): void {
    for (const listener of listeners) listener(problem);
  },

  /** Returns what ends the listening. */
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
