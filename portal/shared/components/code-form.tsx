import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { normalizeIdentifier } from '../../../domain/normalize-identifier.ts';
import { policy } from '../../../domain/policy.ts';
import { isProblem } from '../api/problem.ts';
import { site } from '../site.ts';
import { useSmsCode } from '../use-sms-code.ts';
import { useSubmission } from '../use-submission.ts';
import { CodeNotReceived, type ResendOptions } from './code-not-received.tsx';
import { SlowResponseNotice } from './slow-response-notice.tsx';
import { SubmissionErrors } from './submission-errors.tsx';
import { SubmitButton } from './submit-button.tsx';
import { TextField } from './text-field.tsx';

interface CodeFormProps {
  /** How the code was sent; undefined if it may have been either. */
  readonly channel?: 'email' | 'phone' | undefined;
  readonly submitLabel: string;
  /** @throws ApiProblem; CODE_WRONG is shown at the field */
  readonly onCode: (code: string) => Promise<void>;
  readonly resending?: ResendOptions | undefined;
  /** Alternatives if no code arrives: another address, or starting again. */
  readonly otherwise?: ReactNode;
}

/** One field for the code. Accepts pasted, autofilled and spaced input. */
export function CodeForm({ channel, submitLabel, onCode, resending, otherwise }: CodeFormProps) {
  const { t } = useTranslation('code');
  const [typed, setTyped] = useState('');
  const submission = useSubmission();
  const { pending, errorOf } = submission;

  function send(code: string): void {
    void submission.submit(
      () => validateCode(code).map((fault) => ({ field: 'code', message: t(fault) })),
      () => onCode(code).catch(wrongCodeAtField),
    );
  }

  useSmsCode(channel !== 'email', (code) => {
    setTyped(code);
    send(code);
  });

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    send(typed);
  }

  return (
    <>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <p>{t(`sender.${channel ?? 'either'}`, { brand: site.brand })}</p>
        <TextField
          id="code"
          label={t('label')}
          hint={t('hint', { minutes: policy.otp.lifetimeMs / 60_000 })}
          value={typed}
          onValue={setTyped}
          error={errorOf('code')}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <div className="actions">
          <SubmitButton pending={pending}>{pending ? t('pending') : submitLabel}</SubmitButton>
        </div>
        <SlowResponseNotice pending={pending} />
      </form>
      <CodeNotReceived channel={channel} resending={resending}>
        {otherwise}
      </CodeNotReceived>
    </>
  );
}

/** Accepts spaces, dashes and full-width digits, as the API does. */
function validateCode(typed: string): ('missing' | 'tooShort')[] {
  const code = normalizeIdentifier(typed);
  if (!code) return ['missing'];
  return new RegExp(`^\\d{${policy.otp.digits}}$`).test(code) ? [] : ['tooShort'];
}

function wrongCodeAtField(error: unknown): never {
  throw isProblem(error, 'CODE_WRONG') ? error.at('code') : error;
}
