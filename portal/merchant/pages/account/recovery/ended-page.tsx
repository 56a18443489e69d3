import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { Button } from '../../../../shared/components/button.tsx';
import { PageTitle } from '../../../../shared/components/page-title.tsx';
import { PhoneLink } from '../../../../shared/components/phone-link.tsx';
import { site } from '../../../../shared/site.ts';

/** Explains why a recovery has ended and what to do next. */
export function RecoveryEndedPage({ how }: { how: 'EXPIRED' | 'LOCKED' | 'FLOW_NOT_FOUND' }) {
  const { t } = useTranslation('recovery');
  const navigate = useNavigate();
  return (
    <div className="panel">
      <PageTitle>{t(`ended.${how}.title`)}</PageTitle>
      <p>{t(`ended.${how}.why`)}</p>
      <div className="actions">
        <Button variant="primary" size="large" onClick={() => void navigate(portalPages.recover)}>
          {t('ended.again')}
        </Button>
        <Link to={portalPages.signIn}>{t('signIn')}</Link>
      </div>
      <p className="actions">
        {t('ended.hotline')} <PhoneLink number={site.hotline} />
      </p>
    </div>
  );
}
