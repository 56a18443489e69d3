import { Trans, useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { CodeForm } from '../../../shared/components/code-form.tsx';
import { ContactStep } from './contact-step.tsx';
import { StepFrame } from './step-frame.tsx';
import type { Activation, ActivationView, Contact } from './use-activation.ts';

interface CodeStepProps {
  readonly activation: Activation;
  readonly view: ActivationView;
}

/** Asks for the code that was sent, or for another address. */
export function CodeStep({ activation, view }: CodeStepProps) {
  const { t } = useTranslation('activation');
  const [search] = useSearchParams();
  const state = useLocation().state as { contact?: Contact } | null;
  const contact = state?.contact;
  if (search.has('change')) return <ContactStep activation={activation} />;
  const { channel, maskedAddress = '' } = view.codeSentTo ?? {};
  const change = { to: '?change', replace: true, state };
  return (
    <StepFrame step={4} title={t('code.title')} activation={activation}>
      <p className="lead">
        <Trans
          ns="activation"
          i18nKey="code.sentTo"
          values={{ address: maskedAddress }}
          components={{ strong: <strong className="number" /> }}
        />{' '}
        <Link {...change}>{t('code.change')}</Link>
      </p>
      <CodeForm
        channel={channel}
        submitLabel={t('code.submit')}
        onCode={activation.confirmCode}
        resending={contact && { after: view.resendAfter, send: () => activation.sendCodeAgain(contact) }}
        otherwise={
          <p>
            <Link {...change}>{t(contact ? 'code.changeInstead' : 'code.sendAgain')}</Link>
          </p>
        }
      />
    </StepFrame>
  );
}
