import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { policy } from '../../../../domain/policy.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Notice } from '../../../shared/components/notice.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';

/** Says that the account exists and what happens next. */
export function DonePage() {
  const { t } = useTranslation('activation');
  const navigate = useNavigate();
  const values = { day: policy.run.dayOfMonth };
  return (
    <div className="panel activation-done">
      <PageTitle>{t('done.title')}</PageTitle>
      <Notice kind="good" announced>
        {t('done.what')}
      </Notice>
      <h2>{t('done.next')}</h2>
      <ol>
        {(['signIn', 'statements', 'notice'] as const).map((step) => (
          <li key={step}>{t(`done.steps.${step}`, values)}</li>
        ))}
      </ol>
      <div className="actions">
        <Button variant="primary" size="large" onClick={() => void navigate(portalPages.signIn)}>
          {t('done.signIn')}
        </Button>
      </div>
    </div>
  );
}
