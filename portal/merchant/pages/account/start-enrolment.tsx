import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../generated/openapi.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { PasswordField } from '../../../shared/components/password-field.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';

export type Enrolment = components['schemas']['SecondFactorEnrolment'];

/** Explains the second factor and asks for the password before the secret is shown. */
export function StartEnrolment({ onStarted }: { onStarted: (enrolment: Enrolment) => void }) {
  const { t } = useTranslation('account');
  const [password, setPassword] = useState('');
  const submission = useSubmission();
  const { submit, pending, errorOf } = submission;
  const missing = { field: 'password', message: t('missing.password') };

  async function begin(): Promise<void> {
    onStarted(
      await unwrap(api.POST('/api/v1/second-factor', { body: { password } })).catch(wrongPasswordAtField),
    );
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(() => (password ? [] : [missing]), begin);
  }

  return (
    <>
      <SubmissionErrors submission={submission} />
      <p className="lead">{t('secondFactor.what')}</p>
      <p>{t('secondFactor.needed')}</p>
      <form className="panel" noValidate onSubmit={onSubmit}>
        <PasswordField
          id="password"
          label={t('currentPassword')}
          value={password}
          onValue={setPassword}
          error={errorOf('password')}
          autoComplete="current-password"
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t('secondFactor.begin')}</SubmitButton>
        </div>
      </form>
    </>
  );
}

function wrongPasswordAtField(error: unknown): never {
  throw isProblem(error, 'PASSWORD_WRONG') ? error.at('password') : error;
}
