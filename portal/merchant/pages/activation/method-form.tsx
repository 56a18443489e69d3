import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { RadioGroup } from '../../../shared/components/radio-group.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { StepFrame } from './step-frame.tsx';
import type { Activation } from './use-activation.ts';

type Method = 'phone' | 'registration';

/** Asks how the merchant identifies itself. The registered phone needs fewer documents. */
export function MethodForm({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  const [method, setMethod] = useState<Method>('phone');
  const navigate = useNavigate();

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void navigate({ search: `?method=${method}` });
  }

  return (
    <StepFrame step={1} title={t('method.title')} activation={activation}>
      <p className="lead">{t('method.why')}</p>
      <form className="panel" onSubmit={onSubmit}>
        <RadioGroup<Method>
          id="method"
          legend={t('method.title')}
          legendHidden
          value={method}
          onValue={setMethod}
          options={[
            {
              value: 'phone',
              label: t('method.phone'),
              hint: t('method.phoneHint'),
              mark: t('method.recommended'),
            },
            { value: 'registration', label: t('method.registration'), hint: t('method.registrationHint') },
          ]}
        />
        <div className="actions">
          <SubmitButton>{t('goOn')}</SubmitButton>
        </div>
      </form>
    </StepFrame>
  );
}
