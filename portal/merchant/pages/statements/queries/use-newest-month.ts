import { useQuery } from '@tanstack/react-query';
import { monthOf } from '../../../../../domain/shanghai-time.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';

/** The latest month `YYYY-MM` with a statement; null if there is none. */
export function useNewestMonth() {
  return useQuery({
    queryKey: ['statements', 'newest'],
    queryFn: async () => {
      const { items } = await unwrap(api.GET('/api/v1/statements', { params: { query: { limit: 1 } } }));
      return items[0] ? monthOf(items[0].period.from) : null;
    },
  });
}
