import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../shared/api/problem.ts';
import { emptyPassword, NewPassword } from '../../../shared/components/new-password.tsx';
import { SlowResponseNotice } from '../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { TextField } from '../../../shared/components/text-field.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { validateNewPassword } from '../../../shared/validate-new-password.ts';
import { StepFrame } from './step-frame.tsx';
import type { Activation } from './use-activation.ts';

/** Asks for the account's username and password. */
export function CredentialsStep({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  const { t: ofPassword } = useTranslation('new-password');
  const [username, setUsername] = useState('');
  const [input, setInput] = useState(emptyPassword);
  const submission = useSubmission();
  const { pending, errorOf, submit } = submission;

  async function send(): Promise<void> {
    try {
      await activation.setCredentials({ username, password: input.password });
    } catch (refusal) {
      throw isProblem(refusal, 'USERNAME_TAKEN') ? refusal.at('username') : refusal;
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const noName = username.trim() ? [] : [{ field: 'username', message: t('credentials.missing') }];
    void submit(() => [...noName, ...validateNewPassword('password', input, ofPassword)], send);
  }

  return (
    <StepFrame step={3} title={t('credentials.title')} activation={activation}>
      <p className="lead">{t('credentials.why')}</p>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <TextField
          id="username"
          label={t('credentials.username')}
          hint={t('credentials.usernameHint')}
          value={username}
          onValue={setUsername}
          error={errorOf('username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <NewPassword
          id="password"
          input={input}
          onInput={setInput}
          errorOf={errorOf}
          username={username.trim()}
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'pending' : 'goOn')}</SubmitButton>
        </div>
        <SlowResponseNotice pending={pending} />
      </form>
    </StepFrame>
  );
}
