import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unwrap, api } from '../api/client.ts';
import type { components } from '../../generated/openapi.ts';
import type { Language } from '../../locales/languages.ts';

export type Terms = components['schemas']['Terms'];

/** First part of the key of what was read of the agreement in force. */
export const currentTermsKey = 'current-terms';

/**
 * The service agreement in force, in the language of the page.
 *
 * @throws ApiProblem to the page's error boundary when it can't be read
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
