import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePath, Link, useNavigate } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';
import { useCaptcha } from '../../../../shared/captcha/use-captcha.tsx';
import { PageTitle } from '../../../../shared/components/page-title.tsx';
import { SlowResponseNotice } from '../../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../../shared/components/submit-button.tsx';
import { TextField } from '../../../../shared/components/text-field.tsx';
import { flowIdOf } from '../../../../shared/flow/flow-id.ts';
import { useSubmission } from '../../../../shared/use-submission.ts';

/** Starts a recovery. The response is the same whether or not the account exists. */
export function RecoveryStartPage() {
  const { t } = useTranslation('recovery');
  const [identifier, setIdentifier] = useState('');
  const submission = useSubmission();
  const { pending, errorOf, submit } = submission;
  const captcha = useCaptcha('recovery');
  const navigate = useNavigate();

  async function begin(): Promise<void> {
    const captchaToken = await captcha.obtain();
    if (captchaToken === undefined) return;
    const body = { identifier, captchaToken };
    const id = flowIdOf(await unwrap(api.POST('/api/v1/recoveries', { body })));
    await navigate(generatePath(portalPages.recovery, { id }));
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const missing = [{ field: 'identifier', message: t('start.missing') }];
    void submit(() => (identifier.trim() ? [] : missing), begin);
  }

  return (
    <>
      <PageTitle>{t('start.title')}</PageTitle>
      <p className="lead">{t('start.why')}</p>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <TextField
          id="identifier"
          label={t('start.label')}
          hint={t('start.hint')}
          value={identifier}
          onValue={setIdentifier}
          error={errorOf('identifier')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'start.pending' : 'start.submit')}</SubmitButton>
          <Link to={portalPages.signIn}>{t('signIn')}</Link>
        </div>
        <SlowResponseNotice pending={pending && !captcha.dialog} />
      </form>
      {captcha.dialog}
    </>
  );
}
