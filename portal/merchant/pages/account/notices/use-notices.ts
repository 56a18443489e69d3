import { useQuery } from '@tanstack/react-query';
import type { components } from '../../../../generated/openapi.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';

export type Notice = components['schemas']['NoticeList']['items'][number];

export const noticesKey = ['notices'] as const;

/** The newest notices and the total number of unread ones. */
export function useNotices() {
  return useQuery({
    queryKey: [...noticesKey, 'newest'],
    queryFn: () => unwrap(api.GET('/api/v1/notices', { params: { query: { limit: 20 } } })),
  });
}
