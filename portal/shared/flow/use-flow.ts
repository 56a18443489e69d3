import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ApiProblem, isProblem } from '../api/problem.ts';
import { isOutcomeUnknown, type Send, sendStep } from '../api/send-step.ts';

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
  readonly refusal: ApiProblem | undefined;
  /**
   * Takes a step. Sent again after no outcome came, the same input is the same step.
   *
   * @param input what is sent, to tell whether it is the same
   * @param historyState kept with this page of the tab's history, which is then come to anew
   * @throws ApiProblem
   */
  readonly submitStep: (input: unknown, send: Send<View>, historyState?: object) => Promise<void>;
}

const retryAfterProblemMs = 5_000;
const afterExpiryMs = 1_500;
const minRefetchMs = 15_000;

/** A flow that the api keeps: the page shows where it stands, whichever tab, reload or lost line comes between. */
export function useFlow<View extends FlowView>(
  queryKey: readonly string[],
  read: () => Promise<View>,
): Flow<View> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const unfinished = useRef<{ input: string; key: string }>(undefined);
  const [refusal, setRefusal] = useState<{ problem: ApiProblem; state: string }>();
  const { data, error, refetch } = useQuery<View>({
    queryKey,
    queryFn: read,
    staleTime: 0,
    retry: false,
    refetchInterval: (query) => nextRefetchMs(query.state.data, query.state.error),
  });

  async function submitStep(input: unknown, send: Send<View>, historyState?: object): Promise<void> {
    const inputText = JSON.stringify(input);
    const key = unfinished.current?.input === inputText ? unfinished.current.key : crypto.randomUUID();
    unfinished.current = undefined;
    try {
      const view = await sendStep(send, key);
      setRefusal(undefined);
      queries.setQueryData(queryKey, view);
      // The same page of the history with the next step on it: its heading takes focus.
      if (historyState || view.state !== data?.state)
        await navigate(pathname, { replace: true, state: historyState ?? null });
    } catch (problem) {
      if (isOutcomeUnknown(problem)) unfinished.current = { input: inputText, key };
      else if (problem instanceof ApiProblem) await refetchState(problem);
      throw problem;
    }
  }

  /** A refusal may have moved it: then what was refused is told where it stands now. */
  async function refetchState(problem: ApiProblem): Promise<void> {
    const now = await refetch();
    if (now.data && now.data.state !== data?.state) setRefusal({ problem, state: now.data.state });
  }

  const problem = error instanceof ApiProblem ? error : undefined;
  const isGone = isProblem(problem, 'FLOW_NOT_FOUND');
  return {
    view: isGone ? undefined : data,
    problem: isGone || !data ? problem : undefined,
    refetch: () => void refetch(),
    refusal: refusal?.state === data?.state ? refusal?.problem : undefined,
    submitStep,
  };
}

/** Soon after trouble, and when it will have expired; tabs look again by themselves when they are come back to. */
function nextRefetchMs(view: FlowView | undefined, error: Error | null): number | false {
  if (error) return isProblem(error, 'FLOW_NOT_FOUND') ? false : retryAfterProblemMs;
  if (!view || ['DONE', 'EXPIRED', 'LOCKED'].includes(view.state)) return false;
  return Math.max(minRefetchMs, Date.parse(view.expiresAt) - Date.now() + afterExpiryMs);
}
