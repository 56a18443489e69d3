import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';
import { Button } from '../../../../shared/components/button.tsx';
import { PageTitle } from '../../../../shared/components/page-title.tsx';
import { SubmissionErrors } from '../../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../../shared/components/submit-button.tsx';
import { TextField } from '../../../../shared/components/text-field.tsx';
import { sessionKey } from '../../../../shared/session/use-session.ts';
import { useSubmission } from '../../../../shared/use-submission.ts';
import { nextPage } from './next-page.ts';
import './sign-in.css';

/** The second step of signing in, for accounts with a second factor. */
export function CodePage() {
  const { t } = useTranslation('sign-in');
  const [kind, setKind] = useState<'code' | 'recoveryCode'>('code');
  const [typed, setTyped] = useState('');
  const submission = useSubmission();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();

  async function send(): Promise<void> {
    const body = kind === 'code' ? { code: typed } : { recoveryCode: typed };
    const session = await unwrap(api.POST('/api/v1/session/second-factor', { body }));
    queries.setQueryData(sessionKey, session);
    await navigate(nextPage(search), { replace: true });
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const missing = [{ field: 'code', message: t(`missing.${kind}`) }];
    void submission.submit(() => (typed.trim() ? [] : missing), send);
  }

  function switchKind(): void {
    setKind(kind === 'code' ? 'recoveryCode' : 'code');
    setTyped('');
  }

  const { pending, errorOf } = submission;
  const isCode = kind === 'code';
  return (
    <div className="sign-in">
      <PageTitle>{t('code.title')}</PageTitle>
      <p className="lead">{t('code.why')}</p>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <TextField
          id="code"
          label={t(isCode ? 'code.label' : 'code.recoveryLabel')}
          hint={t(isCode ? 'code.hint' : 'code.recoveryHint')}
          value={typed}
          onValue={setTyped}
          error={errorOf('code') ?? errorOf('recoveryCode')}
          autoComplete={isCode ? 'one-time-code' : 'off'}
          inputMode={isCode ? 'numeric' : 'text'}
          autoFocus
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'code.pending' : 'code.submit')}</SubmitButton>
          <Button variant="link" onClick={switchKind}>
            {t(isCode ? 'code.useRecovery' : 'code.useCode')}
          </Button>
        </div>
      </form>
      <p>
        <Link to={portalPages.signIn}>{t('code.restart')}</Link>
      </p>
    </div>
  );
}
