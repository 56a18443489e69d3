import { useTranslation } from 'react-i18next';
import { Agreement } from '../../../shared/components/agreement.tsx';
import { StepFrame } from './step-frame.tsx';
import type { Activation } from './use-activation.ts';

/** Shows the current agreement, readable to the end and printable. Only 同意 continues. */
export function AgreementStep({ activation }: { activation: Activation }) {
  const { t } = useTranslation('activation');
  return (
    <StepFrame step={2} title={t('agreement.title')} activation={activation}>
      <p className="lead">{t('agreement.why')}</p>
      <Agreement onAgree={activation.agree} />
      <p className="quiet activation-aside">{t('agreement.otherwise')}</p>
    </StepFrame>
  );
}
