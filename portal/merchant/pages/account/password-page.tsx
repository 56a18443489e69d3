import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { emptyPassword, NewPassword } from '../../../shared/components/new-password.tsx';
import { Notice } from '../../../shared/components/notice.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { PasswordField } from '../../../shared/components/password-field.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { useSession } from '../../../shared/session/use-session.ts';
import { useSubmission } from '../../../shared/use-submission.ts';
import { validateNewPassword } from '../../../shared/validate-new-password.ts';
import { accountQueries } from './account-queries.ts';
import './account.css';

/** Changes the password. */
export function PasswordPage() {
  const { t } = useTranslation('account');
  const { t: tNew } = useTranslation('new-password');
  const { session } = useSession();
  const [currentPassword, setCurrentPassword] = useState('');
  const [input, setInput] = useState(emptyPassword);
  const submission = useSubmission();
  const { submit, pending, errorOf } = submission;
  const queries = useQueryClient();
  const navigate = useNavigate();

  function validate() {
    const missing = { field: 'currentPassword', message: t('missing.currentPassword') };
    return [...(currentPassword ? [] : [missing]), ...validateNewPassword('newPassword', input, tNew)];
  }

  async function change(): Promise<void> {
    const body = { currentPassword, newPassword: input.password };
    await unwrap(api.POST('/api/v1/password', { body })).catch(refusalAtField);
    await queries.invalidateQueries({ queryKey: accountQueries.sessions.queryKey });
    await navigate(`${portalPages.account}?done=password`);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(validate, change);
  }

  return (
    <div className="account-form">
      <PageTitle>{t('password.title')}</PageTitle>
      <SubmissionErrors submission={submission} />
      <Notice>{t('password.consequence')}</Notice>
      <form className="panel" noValidate onSubmit={onSubmit}>
        {/* Tells password managers which account the password belongs to. */}
        <input
          className="visually-hidden"
          type="text"
          autoComplete="username"
          value={session?.username ?? ''}
          readOnly
          aria-hidden
          tabIndex={-1}
        />
        <PasswordField
          id="currentPassword"
          label={t('currentPassword')}
          value={currentPassword}
          onValue={setCurrentPassword}
          error={errorOf('currentPassword')}
          autoComplete="current-password"
        />
        <NewPassword
          id="newPassword"
          input={input}
          onInput={setInput}
          errorOf={errorOf}
          username={session?.username ?? ''}
          replacesOne
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'saving' : 'password.submit')}</SubmitButton>
          <Link to={portalPages.account}>{t('backToAccount')}</Link>
        </div>
      </form>
      <p className="account-advice">
        {t('password.forgotten')} <Link to={portalPages.recover}>{t('password.recover')}</Link>
      </p>
    </div>
  );
}

function refusalAtField(error: unknown): never {
  if (isProblem(error, 'PASSWORD_WRONG')) throw error.at('currentPassword');
  throw isProblem(error, 'PASSWORD_REUSED') ? error.at('newPassword') : error;
}
