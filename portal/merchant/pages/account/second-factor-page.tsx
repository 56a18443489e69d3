import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { LiveNotice } from '../../../shared/components/live-notice.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { accountQueries } from './account-queries.ts';
import { ConfirmEnrolment } from './confirm-enrolment.tsx';
import { DisableSecondFactor } from './disable-second-factor.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { StartEnrolment, type Enrolment } from './start-enrolment.tsx';
import './account.css';

type Stage =
  | { readonly at: 'rest'; readonly done?: 'switchedOn' | 'switchedOff' }
  | { readonly at: 'confirm'; readonly enrolment: Enrolment }
  | { readonly at: 'codes'; readonly codes: readonly string[] };

/** Turns the second factor on, in three steps, or off. */
export function SecondFactorPage() {
  const { t } = useTranslation('account');
  const { data: factor } = useSuspenseQuery(accountQueries.secondFactor);
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'rest' });

  async function rest(done: 'switchedOn' | 'switchedOff'): Promise<void> {
    await queries.invalidateQueries({ queryKey: accountQueries.secondFactor.queryKey });
    setStage({ at: 'rest', done });
  }

  if (stage.at === 'confirm')
    return (
      <ConfirmEnrolment
        enrolment={stage.enrolment}
        onConfirmed={(codes) => setStage({ at: 'codes', codes })}
        onAgain={() => setStage({ at: 'rest' })}
      />
    );
  if (stage.at === 'codes')
    return <RecoveryCodes codes={stage.codes} onSaved={() => void rest('switchedOn')} />;
  return (
    <div className="account-form">
      <PageTitle>{t('secondFactor.name')}</PageTitle>
      <LiveNotice kind="good">{stage.done && t(`secondFactor.${stage.done}`)}</LiveNotice>
      {factor.enabled ? (
        <DisableSecondFactor factor={factor} onSwitchedOff={() => void rest('switchedOff')} />
      ) : (
        <StartEnrolment onStarted={(enrolment) => setStage({ at: 'confirm', enrolment })} />
      )}
      <p className="account-advice">
        <Link to={portalPages.account}>{t('backToAccount')}</Link>
      </p>
    </div>
  );
}
