import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';
import { useCaptcha } from '../../../../shared/captcha/use-captcha.tsx';
import { Button } from '../../../../shared/components/button.tsx';
import { PageTitle } from '../../../../shared/components/page-title.tsx';
import { PasswordField } from '../../../../shared/components/password-field.tsx';
import { Section } from '../../../../shared/components/section.tsx';
import { SubmissionErrors } from '../../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../../shared/components/submit-button.tsx';
import { TextField } from '../../../../shared/components/text-field.tsx';
import { sessionKey } from '../../../../shared/session/use-session.ts';
import { useSubmission } from '../../../../shared/use-submission.ts';
import { ArrivalNotice } from './arrival-notice.tsx';
import { nextPage } from './next-page.ts';
import './sign-in.css';

/** Username and password, then the captcha; activation and password recovery are one click away. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const submission = useSubmission();
  const captcha = useCaptcha('sign-in');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  // Read by `npm run bench -- portal`; also visible to real-user monitoring.
  useEffect(() => void performance.mark('form-shown'), []);

  function validate() {
    return [
      ...(username.trim() ? [] : [{ field: 'username', message: t('missing.username') }]),
      ...(password ? [] : [{ field: 'password', message: t('missing.password') }]),
    ];
  }

  async function signIn(): Promise<void> {
    const captchaToken = await captcha.obtain();
    if (captchaToken === undefined) return;
    const body = { username, password, captchaToken };
    const answer = await unwrap(api.POST('/api/v1/session', { body }));
    if ('code' in answer) return navigate({ pathname: portalPages.signInCode, search: search.toString() });
    queries.setQueryData(sessionKey, answer);
    await navigate(nextPage(search), { replace: true });
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submission.submit(validate, signIn);
  }

  const { submitCount, pending, errorOf } = submission;
  return (
    <div className="sign-in">
      <PageTitle>{t('title')}</PageTitle>
      <p className="lead">{t('lead')}</p>
      <SubmissionErrors submission={submission} />
      {submitCount === 0 && <ArrivalNotice reason={search.get('reason')} cameFrom={search.get('next')} />}
      <form className="panel" noValidate onSubmit={onSubmit}>
        <TextField
          id="username"
          label={t('username')}
          value={username}
          onValue={setUsername}
          error={errorOf('username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField
          id="password"
          label={t('password')}
          value={password}
          onValue={setPassword}
          error={errorOf('password')}
          autoComplete="current-password"
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'pending' : 'submit')}</SubmitButton>
          <Link to={portalPages.recover}>{t('forgotten')}</Link>
        </div>
      </form>
      <Section className="panel sign-in-new" title={t('new.title')}>
        <p>{t('new.what')}</p>
        <Button size="large" onClick={() => void navigate(portalPages.activate)}>
          {t('new.action')}
        </Button>
      </Section>
      {captcha.dialog}
    </div>
  );
}
