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
  /** The flow's current state; undefined while unknown. */
  readonly view: View | undefined;
  /** Why the state is unknown. */
  readonly problem: ApiProblem | undefined;
  readonly refetch: () => void;
  /** The refusal that moved the flow to its current state. */
  readonly refusal: ApiProblem | undefined;
  /**
   * Sends a step. After an unknown outcome, the same input reuses its idempotency key.
   *
   * @param input what is sent, to recognise a repetition
   * @param historyState kept in the history entry, which is replaced
   * @throws ApiProblem
   */
  readonly submitStep: (input: unknown, send: Send<View>, historyState?: object) => Promise<void>;
}

const retryAfterProblemMs = 5_000;
const afterExpiryMs = 1_500;
const minRefetchMs = 15_000;

/** A flow whose state the API keeps, so the page survives reloads, second tabs and lost connections. */
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
      // Replaces the history entry with the next step, whose heading takes focus.
      if (historyState || view.state !== data?.state)
        await navigate(pathname, { replace: true, state: historyState ?? null });
    } catch (problem) {
      if (isOutcomeUnknown(problem)) unfinished.current = { input: inputText, key };
      else if (problem instanceof ApiProblem) await refetchState(problem);
      throw problem;
    }
  }

  /** A refusal may have moved the flow; its reason is then shown at the new state. */
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

/** Refetches soon after an error, and when the flow will have expired. Refocused tabs refetch by themselves. */
function nextRefetchMs(view: FlowView | undefined, error: Error | null): number | false {
  if (error) return isProblem(error, 'FLOW_NOT_FOUND') ? false : retryAfterProblemMs;
  if (!view || ['DONE', 'EXPIRED', 'LOCKED'].includes(view.state)) return false;
  return Math.max(minRefetchMs, Date.parse(view.expiresAt) - Date.now() + afterExpiryMs);
}
