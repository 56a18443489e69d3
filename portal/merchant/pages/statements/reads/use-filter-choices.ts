import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../../shared/api/client.ts';

const rarelyChangesMs = 10 * 60_000;

/** What may be chosen from: the application types, and a group's merchants. */
export function useFilterChoices() {
  const types = useQuery({
    queryKey: ['application-types'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/application-types'))).items,
    staleTime: rarelyChangesMs,
  });
  const merchants = useQuery({
    queryKey: ['merchants'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/merchants'))).items,
    staleTime: rarelyChangesMs,
  });
  return { types, merchants };
}
