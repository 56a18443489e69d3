import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { unwrap, api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Notice } from '../../../shared/components/notice.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { PhoneLink } from '../../../shared/components/phone-link.tsx';
import { SlowResponseNotice } from '../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { site } from '../../../shared/site.ts';
import { useSubmission } from '../../../shared/use-submission.ts';
import './activation.css';

type Outcome = 'STOPPED' | 'DISABLED';

/** Lets the contact on file stop an activation. Nothing happens before the button is pressed. */
export function ObjectionPage() {
  const { t } = useTranslation('activation');
  const token = useToken();
  const [outcome, setOutcome] = useState<Outcome>();
  const submission = useSubmission();
  const { problem, pending, submit } = submission;
  if (!token) return <MissingToken />;
  if (outcome) return <ObjectionAccepted outcome={outcome} />;

  async function object(): Promise<void> {
    const answer = await unwrap(api.POST('/api/v1/activation-objections', { body: { token: token! } }));
    setOutcome(answer.outcome);
  }

  return (
    <>
      <PageTitle>{t('objection.title')}</PageTitle>
      <SubmissionErrors submission={submission} />
      {!isProblem(problem, 'OBJECTION_NOT_FOUND') && (
        <div className="panel">
          <p>{t('objection.what')}</p>
          <p>{t('objection.effect')}</p>
          <p className="quiet">{t('objection.yours')}</p>
          <div className="actions">
            <Button
              variant="primary"
              danger
              size="large"
              pending={pending}
              onClick={() => void submit(() => [], object)}
            >
              {t(pending ? 'objection.stopping' : 'objection.stop')}
            </Button>
          </div>
          <SlowResponseNotice pending={pending} />
        </div>
      )}
    </>
  );
}

/** The token follows `#`, so no server sees it. It moves from the address bar to the history entry; a reload keeps it. */
function useToken(): string | undefined {
  const location = useLocation();
  const { hash, pathname } = location;
  const navigate = useNavigate();
  useEffect(() => {
    if (hash) void navigate(pathname, { replace: true, state: { token: hash.slice(1) } });
  }, [hash, pathname, navigate]);
  return hash ? hash.slice(1) : (location.state as { token?: string } | null)?.token;
}

function MissingToken() {
  const { t } = useTranslation('activation');
  return (
    <div className="panel">
      <PageTitle>{t('objection.noToken.title')}</PageTitle>
      <p>{t('objection.noToken.next')}</p>
      <CallUs>{t('objection.gone')}</CallUs>
    </div>
  );
}

function ObjectionAccepted({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('activation');
  return (
    <div className="panel">
      <PageTitle>{t(`objection.${outcome}.title`)}</PageTitle>
      <Notice kind="good" announced>
        {t(`objection.${outcome}.what`)}
      </Notice>
      <CallUs>{t('objection.next')}</CallUs>
    </div>
  );
}

function CallUs({ children }: { children: string }) {
  const { t } = useTranslation('activation');
  return (
    <>
      <p>{children}</p>
      <p>
        {t('objection.hotline')} <PhoneLink number={site.hotline} />
      </p>
    </>
  );
}
