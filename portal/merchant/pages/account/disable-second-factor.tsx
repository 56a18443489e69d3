import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../generated/openapi.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { beijingTime } from '../../../shared/beijing-time.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Notice } from '../../../shared/components/notice.tsx';
import { PasswordField } from '../../../shared/components/password-field.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { TextField } from '../../../shared/components/text-field.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';

interface DisableSecondFactorProps {
  readonly factor: components['schemas']['SecondFactor'];
  readonly onSwitchedOff: () => void;
}

const fewCodesThreshold = 3;

/** Shows since when the second factor is on; turning it off takes the password and a code. */
export function DisableSecondFactor({ factor, onSwitchedOff }: DisableSecondFactorProps) {
  const { t } = useTranslation('account');
  const [password, setPassword] = useState('');
  const [kind, setKind] = useState<'code' | 'recoveryCode'>('code');
  const [typed, setTyped] = useState('');
  const submission = useSubmission();
  const { submit, pending, errorOf } = submission;
  const left = factor.recoveryCodesLeft ?? 0;

  function validate() {
    return [
      ...(password ? [] : [{ field: 'password', message: t('missing.password') }]),
      ...(typed.trim() ? [] : [{ field: 'code', message: t(`missing.${kind}`) }]),
    ];
  }

  async function switchOff(): Promise<void> {
    const body = kind === 'code' ? { password, code: typed } : { password, recoveryCode: typed };
    await unwrap(api.DELETE('/api/v1/second-factor', { body })).catch(refusalAtField);
    onSwitchedOff();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(validate, switchOff);
  }

  function switchKind(): void {
    setKind(kind === 'code' ? 'recoveryCode' : 'code');
    setTyped('');
  }

  return (
    <>
      <SubmissionErrors submission={submission} />
      <p className="lead">
        {t('secondFactor.onSince', { time: factor.confirmedAt ? beijingTime(factor.confirmedAt) : '' })}
      </p>
      <Notice kind={left > fewCodesThreshold ? 'info' : 'warning'}>
        {t(left > fewCodesThreshold ? 'secondFactor.codesLeft' : 'secondFactor.fewCodesLeft', {
          count: left,
        })}
      </Notice>
      <form className="panel" noValidate onSubmit={onSubmit}>
        <h2>{t('secondFactor.switchOff.title')}</h2>
        <p>{t('secondFactor.switchOff.what')}</p>
        <PasswordField
          id="password"
          label={t('currentPassword')}
          value={password}
          onValue={setPassword}
          error={errorOf('password')}
          autoComplete="current-password"
        />
        <TextField
          id="code"
          label={t(kind === 'code' ? 'secondFactor.code' : 'secondFactor.recoveryCode')}
          value={typed}
          onValue={setTyped}
          error={errorOf('code')}
          autoComplete={kind === 'code' ? 'one-time-code' : 'off'}
          inputMode={kind === 'code' ? 'numeric' : 'text'}
        />
        <div className="actions">
          <Button danger type="submit" size="large" pending={pending}>
            {t('secondFactor.switchOff.submit')}
          </Button>
          <Button variant="link" onClick={switchKind}>
            {t(kind === 'code' ? 'secondFactor.useRecovery' : 'secondFactor.useCode')}
          </Button>
        </div>
      </form>
    </>
  );
}

function refusalAtField(error: unknown): never {
  if (isProblem(error, 'PASSWORD_WRONG')) throw error.at('password');
  throw isProblem(error, 'SECOND_FACTOR_WRONG') ? error.at('code') : error;
}
