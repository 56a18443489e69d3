import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import type { ApiProblem } from '../../../shared/api/problem.ts';
import { Button } from '../../../shared/components/button.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { PhoneLink } from '../../../shared/components/phone-link.tsx';
import { site } from '../../../shared/site.ts';

interface EndedPageProps {
  readonly how: 'EXPIRED' | 'LOCKED' | 'FLOW_NOT_FOUND';
  /** The API's refusal of the last step. */
  readonly because?: ApiProblem | undefined;
}

/** Explains why an activation has ended and what to do next. */
export function EndedPage({ how, because }: EndedPageProps) {
  const { t } = useTranslation('activation');
  const navigate = useNavigate();
  return (
    <div className="panel">
      <PageTitle>{t(`ended.${how}.title`)}</PageTitle>
      <p>{because?.document?.detail ?? t(`ended.${how}.why`)}</p>
      <p>{t(`ended.${how}.next`)}</p>
      <div className="actions">
        <Button variant="primary" size="large" onClick={() => void navigate(portalPages.activate)}>
          {t('ended.again')}
        </Button>
        <Link to={portalPages.signIn}>{t('start.signIn')}</Link>
      </div>
      <p className="activation-aside">
        {t('ended.hotline')} <PhoneLink number={site.hotline} />
      </p>
    </div>
  );
}
