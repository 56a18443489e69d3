import { useTranslation } from 'react-i18next';
import { beijingDate } from '../../../shared/beijing-time.ts';
import { AgreementText } from '../../../shared/components/agreement-text.tsx';
import { Button } from '../../../shared/components/button.tsx';
import { Loading } from '../../../shared/components/loading.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { useCurrentTerms } from '../../../shared/terms/use-current-terms.ts';
import './help.css';

/** The current agreement, readable without signing in. */
export function TermsPage() {
  const { t } = useTranslation('common');
  const { terms } = useCurrentTerms();
  if (!terms) return <Loading>{t('agreement.opening')}</Loading>;
  const { title, version, publishedAt } = terms;
  return (
    <article>
      <PageTitle>{title}</PageTitle>
      <p className="quiet">{t('agreement.version', { version, date: beijingDate(publishedAt) })}</p>
      <div className="panel help-terms">
        <AgreementText terms={terms} />
      </div>
      <div className="actions">
        <Button onClick={() => window.print()}>{t('agreement.print')}</Button>
      </div>
    </article>
  );
}
