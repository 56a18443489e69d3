import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unwrap, api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { beijingTime } from '../../../shared/beijing-time.ts';
import { Button } from '../../../shared/components/button.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { TextField } from '../../../shared/components/text-field.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { QrCode } from './qr-code.tsx';
import type { Enrolment } from './start-enrolment.tsx';

interface ConfirmEnrolmentProps {
  readonly enrolment: Enrolment;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
  readonly onAgain: () => void;
}

/** Shows the secret to scan or type into an authenticator app, and asks for its first code. */
export function ConfirmEnrolment({ enrolment, onConfirmed, onAgain }: ConfirmEnrolmentProps) {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const submission = useSubmission();
  const { submit, pending, errorOf } = submission;
  const missing = { field: 'code', message: t('missing.code') };

  async function confirm(): Promise<void> {
    const request = api.POST('/api/v1/second-factor/confirmation', { body: { code } });
    const { recoveryCodes } = await unwrap(request).catch(wrongCodeAtField);
    onConfirmed(recoveryCodes);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(() => (code.trim() ? [] : [missing]), confirm);
  }

  return (
    <div className="account-form">
      <PageTitle>{t('secondFactor.scan.title')}</PageTitle>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <ol className="account-steps">
          <li>{t('secondFactor.scan.open')}</li>
          <li>
            {t('secondFactor.scan.scan')}
            <QrCode text={enrolment.uri} name={t('secondFactor.scan.picture')} />
            <p>{t('secondFactor.scan.type')}</p>
            <p className="account-secret">{inFours(enrolment.secret)}</p>
          </li>
          <li>{t('secondFactor.scan.enter')}</li>
        </ol>
        <TextField
          id="code"
          label={t('secondFactor.code')}
          value={code}
          onValue={setCode}
          error={errorOf('code')}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <p className="quiet">{t('secondFactor.scan.until', { time: beijingTime(enrolment.expiresAt) })}</p>
        <div className="actions">
          <SubmitButton pending={pending}>{t('secondFactor.scan.submit')}</SubmitButton>
          <Button size="large" onClick={onAgain}>
            {t('secondFactor.scan.cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

function wrongCodeAtField(error: unknown): never {
  throw isProblem(error, 'SECOND_FACTOR_WRONG') ? error.at('code') : error;
}
