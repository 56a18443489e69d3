import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/openapi.ts';
import { isProblem } from '../api/problem.ts';

export type Session = components['schemas']['Profile'];

export const sessionKey = ['session'] as const;

/**
 * Who is signed in, if anybody is.
 *
 * @throws ApiProblem to the page's error boundary when the api can't tell
 */
export function useSession(): { session: Session | undefined; isLoading: boolean } {
  const { data, isLoading } = useQuery({ queryKey: sessionKey, queryFn: readSession, throwOnError: true });
  return { session: data ?? undefined, isLoading };
}

async function readSession(): Promise<Session | null> {
  try {
    return await answerOf(api.GET('/api/v1/session'));
  } catch (error) {
    if (isProblem(error, 'SESSION_REQUIRED')) return null;
    throw error;
  }
}
