import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { statementMails } from '../../../../contracts/delivery.ts';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { accountQueries } from './account-queries.ts';
import './account.css';

/** Chooses how new statements are announced: with files, with a link, or not at all. */
export function NotificationsPage() {
  const { t } = useTranslation('account');
  const { data: settings } = useSuspenseQuery(accountQueries.notificationSettings);
  const { data: contacts } = useSuspenseQuery(accountQueries.contacts);
  const [chosen, setChosen] = useState(settings.statementMail);
  const submission = useSubmission();
  const { submit, pending } = submission;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const email = contacts.find(({ channel }) => channel === 'email');

  async function save(): Promise<void> {
    const saved = await unwrap(api.PUT('/api/v1/notification-settings', { body: { statementMail: chosen } }));
    queries.setQueryData(accountQueries.notificationSettings.queryKey, saved);
    await navigate(`${portalPages.account}?done=notifications`);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(() => [], save);
  }

  return (
    <div className="account-form">
      <PageTitle>{t('notifications.title')}</PageTitle>
      <SubmissionErrors submission={submission} />
      <p className="lead">
        {email ? t('notifications.to', { address: email.masked }) : t('notifications.noEmail')}
      </p>
      {email?.refused && <p role="status">{t('notifications.refused')}</p>}
      <form onSubmit={onSubmit}>
        <fieldset className="account-options">
          <legend className="visually-hidden">{t('notifications.title')}</legend>
          {statementMails.map((choice) => (
            <label key={choice} className="account-option">
              <input
                type="radio"
                name="statement-mail"
                value={choice}
                checked={chosen === choice}
                aria-describedby={`${choice}-hint`}
                onChange={() => setChosen(choice)}
              />
              <span>
                <strong>{t(`notifications.${choice}.name`)}</strong>
                <span className="quiet" id={`${choice}-hint`}>
                  {t(`notifications.${choice}.what`)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="quiet">{t('notifications.always')}</p>
        <div className="actions">
          <SubmitButton pending={pending}>{t('save')}</SubmitButton>
          <Link to={portalPages.account}>{t('backToAccount')}</Link>
        </div>
      </form>
    </div>
  );
}
