import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { CodeForm } from '../../../../shared/components/code-form.tsx';
import { PageTitle } from '../../../../shared/components/page-title.tsx';
import { ExpiryNotice } from '../../../../shared/flow/expiry-notice.tsx';
import { FlowUnavailable } from '../../../../shared/flow/flow-unavailable.tsx';
import { RecoveryEndedPage } from './ended-page.tsx';
import { PasswordStep } from './password-step.tsx';
import { type Recovery, type RecoveryView, useRecovery } from './use-recovery.ts';

/** Shows the step that the recovery is waiting for, according to the API. */
export function RecoveryPage() {
  const { id = '' } = useParams();
  return <DueStep key={id} recovery={useRecovery(id)} />;
}

function DueStep({ recovery }: { recovery: Recovery }) {
  const { view, problem, refetch } = recovery;
  if (problem?.code === 'FLOW_NOT_FOUND') return <RecoveryEndedPage how="FLOW_NOT_FOUND" />;
  if (!view) return <FlowUnavailable problem={problem} refetch={refetch} />;
  switch (view.state) {
    case 'OTP':
      return <CodeStep recovery={recovery} view={view} />;
    case 'NEW_PASSWORD':
      return <PasswordStep recovery={recovery} view={view} />;
    case 'DONE':
      return <Navigate to={`${portalPages.signIn}?reason=recovered`} replace />;
    case 'EXPIRED':
    case 'LOCKED':
      return <RecoveryEndedPage how={view.state} />;
  }
}

/** Shows no address, not even a masked one: it would reveal that the account exists. */
function CodeStep({ recovery, view }: { recovery: Recovery; view: RecoveryView }) {
  const { t } = useTranslation('recovery');
  return (
    <>
      <PageTitle>{t('code.title')}</PageTitle>
      <ExpiryNotice expiresAt={view.expiresAt} />
      <p className="lead">{t('code.sent')}</p>
      <CodeForm
        submitLabel={t('goOn')}
        onCode={recovery.confirmCode}
        otherwise={
          <>
            <p>{t('code.unknown')}</p>
            <p>
              <Link to={portalPages.recover}>{t('code.again')}</Link>
            </p>
          </>
        }
      />
    </>
  );
}
