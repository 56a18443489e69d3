import { QueryClient } from '@tanstack/react-query';
import { isProblem } from './api/problem.ts';

/** What was read stays shown while it is read anew; only an api out of reach is asked again by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && isProblem(error, 'UNREACHABLE', 'SERVICE_UNAVAILABLE'),
    },
  },
});
