import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { isProblem } from '../../../shared/api/problem.ts';
import { RadioGroup } from '../../../shared/components/radio-group.tsx';
import { SlowResponseNotice } from '../../../shared/components/slow-response-notice.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { TextField } from '../../../shared/components/text-field.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { StepFrame } from './step-frame.tsx';
import type { Activation } from './use-activation.ts';

type Channel = 'phone' | 'email';

const inputOf = {
  phone: { inputMode: 'tel', autoComplete: 'tel-national' },
  email: { inputMode: 'email', autoComplete: 'email' },
} as const;

/** Asks for the phone or e-mail address for codes and notices; a code proves who owns it. */
export function ContactStep({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  const [channel, setChannel] = useState<Channel>('phone');
  const [addresses, setAddresses] = useState({ phone: '', email: '' });
  const submission = useSubmission();
  const { pending, errorOf, submit } = submission;
  const state = useLocation().state as object | null;
  const address = addresses[channel];

  async function send(): Promise<void> {
    try {
      await activation.sendCode({ channel, address });
    } catch (refusal) {
      throw isProblem(refusal, 'ADDRESS_TAKEN') ? refusal.at('address') : refusal;
    }
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const missing = [{ field: 'address', message: t(`contact.${channel}.missing`) }];
    void submit(() => (address.trim() ? [] : missing), send);
  }

  return (
    <StepFrame step={4} title={t('contact.title')} activation={activation}>
      <p className="lead">{t('contact.why')}</p>
      <SubmissionErrors submission={submission} />
      <form className="panel" noValidate onSubmit={onSubmit}>
        <RadioGroup<Channel>
          id="channel"
          legend={t('contact.channel')}
          value={channel}
          onValue={setChannel}
          options={[
            { value: 'phone', label: t('contact.phone.choice') },
            { value: 'email', label: t('contact.email.choice') },
          ]}
        />
        <TextField
          key={channel}
          id="address"
          label={t(`contact.${channel}.label`)}
          hint={t(`contact.${channel}.hint`)}
          value={address}
          onValue={(value) => setAddresses({ ...addresses, [channel]: value })}
          error={errorOf('address')}
          {...inputOf[channel]}
        />
        <div className="actions">
          <SubmitButton pending={pending}>{t(pending ? 'contact.pending' : 'contact.submit')}</SubmitButton>
          {activation.view?.state === 'OTP' && (
            <Link to={{ search: '' }} replace state={state}>
              {t('contact.keep')}
            </Link>
          )}
        </div>
        <SlowResponseNotice pending={pending} />
      </form>
    </StepFrame>
  );
}
