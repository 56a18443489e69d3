import { useQuery } from '@tanstack/react-query';
import { unwrap, api } from '../api/client.ts';
import type { components } from '../../generated/openapi.ts';
import { isProblem } from '../api/problem.ts';
import { queryClient } from '../query-client.ts';

export type Session = components['schemas']['Profile'];

/** How a session of this visit came to its end. */
export type SessionEnd = 'expired' | 'signed-out';

export const sessionKey = ['session'] as const;

type SessionStatus = Session | SessionEnd | null;

/**
 * Who is signed in, if anybody is, else how it ended.
 *
 * @throws ApiProblem to the page's error boundary when the api can't tell
 */
export function useSession(): {
  session: Session | undefined;
  end: SessionEnd | undefined;
  isLoading: boolean;
} {
  const { data, isFetching } = useQuery({ queryKey: sessionKey, queryFn: readSession, throwOnError: true });
  const session = typeof data === 'object' && data !== null ? data : undefined;
  const end = typeof data === 'string' ? data : undefined;
  // Whoever was not signed in a while ago may be by now, in another tab.
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

/** What is known once the api says that nobody is signed in: if somebody was, the session has expired. */
function statusWithoutSession(): SessionStatus {
  const known = queryClient.getQueryData<SessionStatus>(sessionKey);
  return typeof known === 'object' && known !== null ? 'expired' : (known ?? null);
}

/** Forgets all that was read in a session that is over; the layout then leads to the sign-in page. */
export function endSession(end: SessionStatus = statusWithoutSession()): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  queryClient.setQueryData(sessionKey, end);
}
