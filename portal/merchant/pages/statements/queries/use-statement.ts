import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { unwrap, api } from '../../../../shared/api/client.ts';

/** One version of a statement, which never changes. */
export function useStatement(id: string) {
  return useQuery({
    queryKey: ['statement', id],
    queryFn: () => unwrap(api.GET('/api/v1/statements/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
}

/** All versions of a statement, newest first, with their changes. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: ['statement-versions', id],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/statements/{id}/versions', { params: { path: { id } } }))).items,
  });
}

/** A statement's first rows and its totals by terminal. */
export function usePreview(id: string, rows: number) {
  return useQuery({
    queryKey: ['statement-preview', id, rows],
    queryFn: () =>
      unwrap(api.GET('/api/v1/statements/{id}/preview', { params: { path: { id }, query: { rows } } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}
