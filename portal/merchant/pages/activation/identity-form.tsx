import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SlowResponseNotice } from '../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { IdentityFields } from './identity-fields.tsx';
import type { IdentityInput } from './identity-input.ts';
import { StepFrame } from './step-frame.tsx';
import type { Activation } from './use-activation.ts';

export type IdentityMethod = 'phone' | 'registration' | 'group';

const fieldsOf = {
  phone: ['merchantNo', 'registeredPhone'],
  registration: ['merchantNo', 'legalRepresentativeIdNo', 'businessLicenceNo'],
  group: ['groupNo', 'password'],
} as const satisfies Record<IdentityMethod, readonly (keyof IdentityInput)[]>;

interface IdentityFormProps {
  readonly activation: Activation;
  readonly method: IdentityMethod;
  readonly input: IdentityInput;
  readonly onInput: (input: IdentityInput) => void;
  /** @throws ApiProblem */
  readonly onVerify: (input: IdentityInput, method: IdentityMethod) => Promise<void>;
}

/** Asks for the identity details; each field says what it is and where to find it. */
export function IdentityForm({ activation, method, input, onInput, onVerify }: IdentityFormProps) {
  const { t } = useTranslation('activation');
  const submission = useSubmission();
  const { pending, errorOf, submit } = submission;
  const fields = fieldsOf[method];

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const missing = fields
      .filter((field) => !input[field].trim())
      .map((field) => ({ field, message: t(`identity.${field}.missing`) }));
    void submit(
      () => missing,
      () => onVerify(input, method),
    );
  }

  return (
    <StepFrame step={1} title={t(`identity.${method}`)} activation={activation}>
      <p className="lead">{t('identity.why')}</p>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit} autoComplete="off">
        <IdentityFields fields={fields} input={input} onInput={onInput} errorOf={errorOf} />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'identity.pending' : 'goOn')}</SubmitButton>
          {method !== 'group' && (
            <Link to={`?method=${method === 'phone' ? 'registration' : 'phone'}`}>
              {t(method === 'phone' ? 'method.useRegistration' : 'method.usePhone')}
            </Link>
          )}
        </div>
        <SlowResponseNotice pending={pending} />
      </form>
    </StepFrame>
  );
}
