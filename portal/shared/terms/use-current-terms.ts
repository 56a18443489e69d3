import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../generated/openapi.ts';
import type { Language } from '../../locales/languages.ts';
import { unwrap, api } from '../api/client.ts';

export type Terms = components['schemas']['Terms'];

/** First part of the query key of the current agreement. */
export const currentTermsKey = 'current-terms';

/**
 * The current service agreement in the language of the page.
 *
 * @throws ApiProblem to the page's error boundary if it can't be loaded
 */
export function useCurrentTerms(): { terms: Terms | undefined } {
  const { i18n } = useTranslation();
  const locale = i18n.language as Language;
  const { data } = useQuery({
    queryKey: [currentTermsKey, locale],
    queryFn: () => unwrap(api.GET('/api/v1/terms/current', { params: { query: { locale } } })),
    throwOnError: true,
  });
  return { terms: data };
}
