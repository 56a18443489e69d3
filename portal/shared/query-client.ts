import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api/problem.ts';

/** Data stays visible while it is refetched. Only an unreachable API is retried automatically. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && isProblem(error, 'UNREACHABLE', 'SERVICE_UNAVAILABLE'),
    },
  },
});
