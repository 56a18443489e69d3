import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { unwrap, api } from '../../../shared/api/client.ts';
import { beijingDate } from '../../../shared/beijing-time.ts';
import { type Agreed, Agreement } from '../../../shared/components/agreement.tsx';
import { Loading } from '../../../shared/components/loading.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { sessionKey } from '../../../shared/session/use-session.ts';
import { site } from '../../../shared/site.ts';
import { useCurrentTerms } from '../../../shared/terms/use-current-terms.ts';
import { accountQueries } from './account-queries.ts';
import { nextPage } from './sign-in/next-page.ts';
import { TermsChanges } from './terms-changes.tsx';
import './account.css';

/** Blocks further use until the newer agreement is accepted: its changes, its full text, the button. */
export function NewTermsPage() {
  const { t } = useTranslation('account');
  const { terms } = useCurrentTerms();
  const { data: accepted } = useSuspenseQuery(accountQueries.acceptedTerms);
  const [search] = useSearchParams();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const next = nextPage(search);
  const last = accepted[0];

  async function agree(agreed: Agreed): Promise<void> {
    await unwrap(api.POST('/api/v1/terms/acceptances', { body: agreed }));
    // Refetch what TERMS_REQUIRED refused until now.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    await navigate(next, { replace: true });
  }

  if (!terms) return <Loading>{t('loading', { ns: 'common' })}</Loading>;
  if (last?.version === terms.version)
    return (
      <div className="account-form">
        <PageTitle>{t('newTerms.nothing.title')}</PageTitle>
        <p>{t('newTerms.nothing.what', { version: last.version, date: beijingDate(last.acceptedAt) })}</p>
        <Link to={next}>{t('newTerms.nothing.on')}</Link>
      </div>
    );
  // Compare within one language; otherwise every clause would differ.
  const comparable = accepted.find(({ locale, body }) => locale === terms.locale && body !== '');
  return (
    <div className="account-terms">
      <PageTitle>{t('newTerms.title')}</PageTitle>
      <p className="lead">
        {last
          ? t('newTerms.since', { version: last.version, date: beijingDate(last.acceptedAt) })
          : t('newTerms.first')}
      </p>
      {comparable && <TermsChanges before={comparable.body} after={terms.body} />}
      <Agreement onAgree={agree} />
      <p className="account-advice quiet">{t('newTerms.otherwise', { hotline: site.hotline })}</p>
    </div>
  );
}
