import { useQuery } from '@tanstack/react-query';
import type { components } from '../../../../generated/openapi.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';

export type StatementMonth = components['schemas']['StatementMonthList']['items'][number];

interface MonthRange {
  /** `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  readonly merchantNo?: string | undefined;
}

const whileProducingMs = 5_000;

/** Totals and status of each month. Refetched while a month is in production. */
export function useMonths({ from, to, merchantNo }: MonthRange) {
  return useQuery({
    queryKey: ['statement-months', from, to, merchantNo],
    queryFn: async (): Promise<StatementMonth[]> => {
      const query = { from, to, ...(merchantNo && { merchantNo }) };
      return (await unwrap(api.GET('/api/v1/statement-months', { params: { query } }))).items;
    },
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => state === 'PRODUCING') ? whileProducingMs : false,
  });
}
