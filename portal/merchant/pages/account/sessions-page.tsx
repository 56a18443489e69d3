import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { beijingTime } from '../../../shared/beijing-time.ts';
import { Button } from '../../../shared/components/button.tsx';
import { LiveNotice } from '../../../shared/components/live-notice.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { Tag } from '../../../shared/components/tag.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { accountQueries } from './account-queries.ts';
import { deviceOf } from './device-of.ts';
import { EndOtherSessionsDialog } from './end-other-sessions-dialog.tsx';
import './account.css';

/** Lists the account's sessions and ends them. */
export function SessionsPage() {
  const { t } = useTranslation('account');
  const { data: sessions } = useSuspenseQuery(accountQueries.sessions);
  const submission = useSubmission();
  const { submit, pending } = submission;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [ended, setEnded] = useState('');
  const others = sessions.filter(({ current }) => !current);

  function end(text: string, request: () => Promise<unknown>): void {
    void submit(
      () => [],
      async () => {
        await request();
        await queries.invalidateQueries({ queryKey: accountQueries.sessions.queryKey });
        setEnded(text);
      },
    );
  }

  function endOne(id: string, device: string): void {
    end(t('sessions.endedOne', { device }), () =>
      unwrap(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })).catch(alreadyEnded),
    );
  }

  function endOthers(): void {
    setAsking(false);
    end(t('sessions.endedOthers'), () => unwrap(api.DELETE('/api/v1/sessions')));
  }

  return (
    <>
      <PageTitle>{t('sessions.title')}</PageTitle>
      <p className="lead">{t('sessions.what')}</p>
      <SubmissionErrors submission={submission} />
      <LiveNotice kind="good">{ended}</LiveNotice>
      <ul className="account-list plain-list">
        {sessions.map(({ id, current, userAgent, createdAt, lastSeenAt }) => {
          const { browser, system } = deviceOf(userAgent);
          const device = t('sessions.device', {
            browser: browser ?? t('sessions.otherBrowser'),
            system: system ?? t('sessions.otherSystem'),
          });
          return (
            <li key={id} className="panel">
              <div>
                <h2>
                  {device}{' '}
                  {current && (
                    <Tag kind="good" plain>
                      {t('sessions.current')}
                    </Tag>
                  )}
                </h2>
                <p className="quiet">
                  {t('sessions.times', {
                    signedIn: beijingTime(createdAt),
                    lastSeen: beijingTime(lastSeenAt),
                  })}
                </p>
              </div>
              {!current && (
                <Button disabled={pending} onClick={() => endOne(id, device)}>
                  {t('sessions.end')}
                  <span className="visually-hidden"> {device}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 0 ? (
        <Button danger size="large" disabled={pending} onClick={() => setAsking(true)}>
          {t('sessions.endOthers')}
        </Button>
      ) : (
        <p>{t('sessions.onlyHere')}</p>
      )}
      <p className="account-advice">
        {t('sessions.unknown')} <Link to={portalPages.accountPassword}>{t('password.title')}</Link>
      </p>
      {asking && (
        <EndOtherSessionsDialog
          count={others.length}
          onConfirm={endOthers}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** A session that has expired in the meantime needs no error. */
function alreadyEnded(error: unknown): void {
  if (!isProblem(error, 'SESSION_NOT_FOUND')) throw error;
}
