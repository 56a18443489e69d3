import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { components } from '../../../../generated/openapi.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';
import type { StatementFilters } from '../statement-filters.ts';

export type Statement = components['schemas']['Statement'];

const firstRows = 20;
const laterRows = 200;

/** The statements that overlap a range: a short first page for a fast start, then the rest automatically. */
export function useStatements({ from, to, applicationTypes, merchantNo }: StatementFilters) {
  const query = useInfiniteQuery({
    queryKey: ['statements', from, to, applicationTypes, merchantNo],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/v1/statements', {
          params: {
            query: {
              from,
              to,
              ...(applicationTypes.length > 0 && { applicationType: [...applicationTypes] }),
              ...(merchantNo && { merchantNo }),
              ...(cursor ? { cursor, limit: laterRows } : { limit: firstRows }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return query;
}
