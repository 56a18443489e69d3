import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { unwrap, api } from '../../../../shared/api/client.ts';

/** One statement, in just this version; it never changes. */
export function useStatement(id: string) {
  return useQuery({
    queryKey: ['statement', id],
    queryFn: () => unwrap(api.GET('/api/v1/statements/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
}

/** All versions of it, newest first, and what each changed. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: ['statement-versions', id],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/statements/{id}/versions', { params: { path: { id } } }))).items,
  });
}

/** Its first rows and its sums by terminal. */
export function usePreview(id: string, rows: number) {
  return useQuery({
    queryKey: ['statement-preview', id, rows],
    queryFn: () =>
      unwrap(api.GET('/api/v1/statements/{id}/preview', { params: { path: { id }, query: { rows } } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}
