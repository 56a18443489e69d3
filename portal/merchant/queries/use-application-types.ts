import { useQuery } from '@tanstack/react-query';
import { unwrap, api } from '../../shared/api/client.ts';

const rarelyChangesMs = 10 * 60_000;

/** The application types in display order. */
export function useApplicationTypes() {
  return useQuery({
    queryKey: ['application-types'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/application-types'))).items,
    staleTime: rarelyChangesMs,
  });
}
