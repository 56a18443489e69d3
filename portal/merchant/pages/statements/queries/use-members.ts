import { useQuery } from '@tanstack/react-query';
import { unwrap, api } from '../../../../shared/api/client.ts';

const rarelyChangesMs = 10 * 60_000;

/** A group's merchants, or the merchant itself. */
export function useMembers() {
  return useQuery({
    queryKey: ['merchants'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/merchants'))).items,
    staleTime: rarelyChangesMs,
  });
}
