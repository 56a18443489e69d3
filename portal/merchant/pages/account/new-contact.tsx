import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { sendStep } from '../../../shared/api/send-step.ts';
import { Notice } from '../../../shared/components/notice.tsx';
import { PasswordField } from '../../../shared/components/password-field.tsx';
import { SlowResponseNotice } from '../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { TextField } from '../../../shared/components/text-field.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { accountQueries } from './account-queries.ts';
import { type Change, contactChangeKey } from './contact-change.tsx';

interface NewContactProps {
  readonly channel: 'email' | 'phone';
  /** Called with the change's id. */
  readonly onStarted: (id: string) => void;
}

/** Asks for the new address and the password, so an unattended browser is not enough to take over an account. */
export function NewContact({ channel, onStarted }: NewContactProps) {
  const { t } = useTranslation('account');
  const { data: contacts } = useSuspenseQuery(accountQueries.contacts);
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const submission = useSubmission();
  const { submit, pending, errorOf } = submission;
  const queries = useQueryClient();
  const old = contacts.find((contact) => contact.channel === channel);

  function validate() {
    return [
      ...(address.trim() ? [] : [{ field: 'address', message: t(`contact.${channel}.missing`) }]),
      ...(password ? [] : [{ field: 'password', message: t('missing.password') }]),
    ];
  }

  async function begin(): Promise<void> {
    const body = { channel, address, password };
    const change = await sendStep<Change>((header) =>
      api.POST('/api/v1/contact-changes', { params: { header }, body }),
    ).catch(wrongPasswordAtField);
    queries.setQueryData(contactChangeKey(change.id), change);
    onStarted(change.id);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(validate, begin);
  }

  return (
    <>
      <SubmissionErrors submission={submission} />
      <Notice>
        {old ? t(`contact.${channel}.stays`, { address: old.masked }) : t(`contact.${channel}.none`)}
      </Notice>
      <form className="panel" noValidate onSubmit={onSubmit}>
        <TextField
          id="address"
          label={t(`contact.${channel}.label`)}
          hint={t(`contact.${channel}.hint`)}
          value={address}
          onValue={setAddress}
          error={errorOf('address')}
          autoComplete={channel === 'email' ? 'email' : 'tel'}
          inputMode={channel === 'email' ? 'email' : 'tel'}
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField
          id="password"
          label={t('currentPassword')}
          hint={t('contact.whyPassword')}
          value={password}
          onValue={setPassword}
          error={errorOf('password')}
          autoComplete="current-password"
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'contact.sending' : 'contact.send')}</SubmitButton>
        </div>
        <SlowResponseNotice pending={pending} />
      </form>
    </>
  );
}

function wrongPasswordAtField(error: unknown): never {
  throw isProblem(error, 'PASSWORD_WRONG') ? error.at('password') : error;
}
