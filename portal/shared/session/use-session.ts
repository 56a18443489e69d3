import { useQuery } from '@tanstack/react-query';
import type { components } from '../../generated/openapi.ts';
import { unwrap, api } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { queryClient } from '../query-client.ts';

export type Session = components['schemas']['Profile'];

/** How a session of this visit ended. */
export type SessionEnd = 'expired' | 'signed-out';

export const sessionKey = ['session'] as const;

type SessionStatus = Session | SessionEnd | null;

/**
 * The current session, or how the last one ended.
 *
 * @throws ApiProblem to the page's error boundary if the API can't answer
 */
export function useSession(): {
  session: Session | undefined;
  end: SessionEnd | undefined;
  isLoading: boolean;
} {
  const { data, isFetching } = useQuery({ queryKey: sessionKey, queryFn: readSession, throwOnError: true });
  const session = typeof data === 'object' && data !== null ? data : undefined;
  const end = typeof data === 'string' ? data : undefined;
  // The person may have signed in in another tab in the meantime.
  return { session, end, isLoading: !session && isFetching };
}

async function readSession(): Promise<SessionStatus> {
  try {
    return await unwrap(api.GET('/api/v1/session'));
  } catch (error) {
    if (isProblem(error, 'SESSION_REQUIRED')) return statusWithoutSession();
    throw error;
  }
}

/** The status after SESSION_REQUIRED: a session that was known before has expired. */
function statusWithoutSession(): SessionStatus {
  const known = queryClient.getQueryData<SessionStatus>(sessionKey);
  return typeof known === 'object' && known !== null ? 'expired' : (known ?? null);
}

/** Clears the data of an ended session; the layout then redirects to the sign-in page. */
export function endSession(end: SessionStatus = statusWithoutSession()): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  queryClient.setQueryData(sessionKey, end);
}
