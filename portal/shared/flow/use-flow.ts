import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ApiProblem, isProblem } from '../api/problem.ts';
import { isUndecided, type Send, takeStep } from '../api/take-step.ts';

interface FlowView {
  readonly state: string;
  readonly expiresAt: string;
}

export interface Flow<View> {
  /** Where it stands; undefined while nobody knows. */
  readonly view: View | undefined;
  /** Why nobody knows. */
  readonly problem: ApiProblem | undefined;
  readonly refetch: () => void;
  /** What set it back, or on, to the state it is in. */
  readonly setBack: ApiProblem | undefined;
  /**
   * Takes a step. Sent again after no outcome came, the same input is the same step.
   *
   * @param input what is sent, to tell whether it is the same
   * @param remember kept with this page of the tab's history, which is then come to anew
   * @throws ApiProblem
   */
  readonly take: (input: unknown, send: Send<View>, remember?: object) => Promise<void>;
}

const againAfterProblemMs = 5_000;
const afterExpiryMs = 1_500;
const leastWaitMs = 15_000;

/** A flow that the api keeps: the page shows where it stands, whichever tab, reload or lost line comes between. */
export function useFlow<View extends FlowView>(
  queryKey: readonly string[],
  read: () => Promise<View>,
): Flow<View> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const undecided = useRef<{ input: string; key: string }>(undefined);
  const [setBack, setSetBack] = useState<{ problem: ApiProblem; state: string }>();
  const { data, error, refetch } = useQuery<View>({
    queryKey,
    queryFn: read,
    staleTime: 0,
    retry: false,
    refetchInterval: (query) => nextLook(query.state.data, query.state.error),
  });

  async function take(input: unknown, send: Send<View>, remember?: object): Promise<void> {
    const said = JSON.stringify(input);
    const key = undecided.current?.input === said ? undecided.current.key : crypto.randomUUID();
    undecided.current = undefined;
    try {
      const view = await takeStep(send, key);
      setSetBack(undefined);
      queries.setQueryData(queryKey, view);
      // The same page of the history with the next step on it: its heading takes focus.
      if (remember || view.state !== data?.state)
        await navigate(pathname, { replace: true, state: remember ?? null });
    } catch (problem) {
      if (isUndecided(problem)) undecided.current = { input: said, key };
      else if (problem instanceof ApiProblem) await lookAgain(problem);
      throw problem;
    }
  }

  /** A refusal may have moved it: then what was refused is told where it stands now. */
  async function lookAgain(problem: ApiProblem): Promise<void> {
    const now = await refetch();
    if (now.data && now.data.state !== data?.state) setSetBack({ problem, state: now.data.state });
  }

  const problem = error instanceof ApiProblem ? error : undefined;
  const isGone = isProblem(problem, 'FLOW_NOT_FOUND');
  return {
    view: isGone ? undefined : data,
    problem: isGone || !data ? problem : undefined,
    refetch: () => void refetch(),
    setBack: setBack?.state === data?.state ? setBack?.problem : undefined,
    take,
  };
}

/** Soon after trouble, and when it will have expired; tabs look again by themselves when they are come back to. */
function nextLook(view: FlowView | undefined, error: Error | null): number | false {
  if (error) return isProblem(error, 'FLOW_NOT_FOUND') ? false : againAfterProblemMs;
  if (!view || ['DONE', 'EXPIRED', 'LOCKED'].includes(view.state)) return false;
  return Math.max(leastWaitMs, Date.parse(view.expiresAt) - Date.now() + afterExpiryMs);
}
