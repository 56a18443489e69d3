import { BusinessError } from '../../../domain/errors.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { terms, termsQuery } from './schemas/terms.ts';

/** The service agreement in force. */
export function termsRoutes({ queries }: ApiDependencies): Route[] {
  const { terms: termsQueries } = queries;
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/terms/current',
      access: 'anyone',
      tag: 'Activation',
      summary: 'The service agreement in force',
      query: termsQuery,
      responses: { 200: { description: 'In the requested language.', schema: terms } },
      refusals: ['SERVICE_UNAVAILABLE'],
      handle: async ({ query, locale, now }) => {
        const current = await termsQueries.current(query.locale ?? locale, now);
        // Nobody can activate before an agreement was published: that is for the operators to put right.
        if (!current) throw new BusinessError('SERVICE_UNAVAILABLE');
        return {
          status: 200,
          headers: { 'Content-Language': current.locale, Vary: 'Accept-Language' },
          json: { ...current, publishedAt: current.publishedAt.toISOString() },
        };
      },
    }),
  ];
}
