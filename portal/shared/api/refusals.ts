import type { ApiProblem } from './problem.ts';

type Listener = (problem: ApiProblem) => void;

const listeners = new Set<Listener>();

/** Notifies the layouts of each refusal, in addition to the page that sent the request. */
export const refusals = {
  notify(problem: ApiProblem): void {
    for (const listener of listeners) listener(problem);
  },

  /** Returns the function that unsubscribes. */
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
