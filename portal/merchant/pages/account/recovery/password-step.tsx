import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../../shared/api/problem.ts';
import { emptyPassword, NewPassword } from '../../../../shared/components/new-password.tsx';
import { PageTitle } from '../../../../shared/components/page-title.tsx';
import { SlowResponseNotice } from '../../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../../shared/components/submit-button.tsx';
import { ExpiryNotice } from '../../../../shared/flow/expiry-notice.tsx';
import { useSubmission } from '../../../../shared/use-submission.ts';
import { validateNewPassword } from '../../../../shared/validate-new-password.ts';
import type { Recovery, RecoveryView } from './use-recovery.ts';

/** Asks for the new password. The step expires after ten minutes. */
export function PasswordStep({ recovery, view }: { recovery: Recovery; view: RecoveryView }) {
  const { t } = useTranslation('recovery');
  const { t: ofPassword } = useTranslation('new-password');
  const [input, setInput] = useState(emptyPassword);
  const submission = useSubmission();
  const { pending, errorOf, submit } = submission;

  async function send(): Promise<void> {
    try {
      await recovery.setPassword(input.password);
    } catch (refusal) {
      throw isProblem(refusal, 'PASSWORD_REUSED') ? refusal.at('password') : refusal;
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(() => validateNewPassword('password', input, ofPassword), send);
  }

  return (
    <>
      <PageTitle>{t('password.title')}</PageTitle>
      <ExpiryNotice expiresAt={view.expiresAt} />
      <p className="lead">{t('password.why')}</p>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <NewPassword id="password" input={input} onInput={setInput} errorOf={errorOf} replacesOne />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'password.pending' : 'password.submit')}</SubmitButton>
        </div>
        <SlowResponseNotice pending={pending} />
      </form>
    </>
  );
}
