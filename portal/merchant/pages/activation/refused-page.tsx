import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import type { ProblemDocument } from '../../../shared/api/problem.ts';
import { Button } from '../../../shared/components/button.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { SupportNumbers } from '../../../shared/components/support-numbers.tsx';
import type { IdentityMethod } from './identity-form.tsx';

interface RefusedPageProps {
  readonly refused: ProblemDocument;
  readonly method: IdentityMethod;
}

/** Says that the identity was refused, without revealing which detail differs, and what to try next. */
export function RefusedPage({ refused, method }: RefusedPageProps) {
  const { t } = useTranslation('activation');
  return (
    <div className="panel activation-refused">
      <PageTitle>{refused.title}</PageTitle>
      <p>{refused.detail}</p>
      {refused.code === 'IDENTITY_MISMATCH' && <TryNext method={method} />}
      {refused.code === 'ALREADY_ACTIVATED' && <UseTheAccount />}
      {refused.support && (
        <Section title={t('refused.ask')}>
          <SupportNumbers support={refused.support} />
        </Section>
      )}
    </div>
  );
}

function TryNext({ method }: { method: IdentityMethod }) {
  const { t } = useTranslation('activation');
  const navigate = useNavigate();
  const other = method === 'phone' ? 'registration' : 'phone';
  return (
    <Section title={t('refused.next')}>
      <ul>
        {(['first', 'second', 'third'] as const).map((hint) => (
          <li key={hint}>{t(`refused.hints.${method}.${hint}`)}</li>
        ))}
      </ul>
      <div className="actions">
        <Button variant="primary" size="large" onClick={() => void navigate(-1)}>
          {t('refused.checkAgain')}
        </Button>
        {method !== 'group' && (
          <Button size="large" onClick={() => void navigate(`?method=${other}`)}>
            {t(other === 'phone' ? 'method.usePhone' : 'method.useRegistration')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function UseTheAccount() {
  const { t } = useTranslation('activation');
  const navigate = useNavigate();
  return (
    <div className="actions">
      <Button variant="primary" size="large" onClick={() => void navigate(portalPages.signIn)}>
        {t('done.signIn')}
      </Button>
      <Link to={portalPages.recover}>{t('refused.recover')}</Link>
    </div>
  );
}
