import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { beijingTime } from '../../../shared/beijing-time.ts';
import { AgreementText } from '../../../shared/components/agreement-text.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { accountQueries } from './account-queries.ts';
import './account.css';

/** The agreement versions this account has accepted, with dates and full texts. */
export function AcceptedTermsPage() {
  const { t } = useTranslation('account');
  const { data: accepted } = useSuspenseQuery(accountQueries.acceptedTerms);
  return (
    <>
      <PageTitle>{t('terms.title')}</PageTitle>
      <p className="lead">{t('terms.what')}</p>
      <ul className="account-list plain-list">
        {accepted.map(({ version, locale, title, body, sha256, acceptedAt }) => (
          <li key={`${version}-${locale}`} className="panel">
            <div>
              <h2>{t('terms.version', { title, version })}</h2>
              <p>{t('terms.agreedAt', { time: beijingTime(acceptedAt) })}</p>
              {body && (
                <details>
                  <summary>{t('terms.text')}</summary>
                  <AgreementText terms={{ body, locale }} />
                </details>
              )}
              <p className="quiet account-digest">{t('terms.digest', { sha256 })}</p>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Link to={portalPages.terms}>{t('terms.current')}</Link>
      </p>
    </>
  );
}
