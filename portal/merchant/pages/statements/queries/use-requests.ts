import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { components } from '../../../../generated/openapi.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';

export type StatementRequest = components['schemas']['StatementRequest'];

export const requestsKey = ['statement-requests'] as const;

const askAgainMs = 1_000;

/** The account's recent production requests, newest first. */
export function useRequests() {
  return useQuery({
    queryKey: requestsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/statement-requests'))).items,
  });
}

/** Polls a request until it is done, then refetches the lists that its statements belong to. */
export function useRequest(known: StatementRequest): StatementRequest {
  const queries = useQueryClient();
  const { data = known } = useQuery({
    queryKey: ['statement-request', known.id],
    queryFn: () => unwrap(api.GET('/api/v1/statement-requests/{id}', { params: { path: { id: known.id } } })),
    initialData: known,
    refetchInterval: ({ state }) => (state.data?.state === 'PRODUCING' ? askAgainMs : false),
  });
  const isNews = known.state === 'PRODUCING' && data.state !== 'PRODUCING';
  useEffect(() => {
    if (!isNews) return;
    for (const key of [['statements'], ['statement-months'], requestsKey])
      void queries.invalidateQueries({ queryKey: key });
  }, [isNews, queries]);
  return data;
}
