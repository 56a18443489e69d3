import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../shared/components/notice.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { ProblemNotice } from '../../../shared/components/problem-notice.tsx';
import { ExpiryNotice } from '../../../shared/flow/expiry-notice.tsx';
import type { Activation } from './use-activation.ts';

interface StepFrameProps {
  /** 1 to 4. */
  readonly step: 1 | 2 | 3 | 4;
  /** The question that the step asks. */
  readonly title: string;
  readonly activation?: Activation;
  readonly children: ReactNode;
}

/** Frames a step: its number, question and deadline, and the refusal that led back to it. */
export function StepFrame({ step, title, activation, children }: StepFrameProps) {
  const { t } = useTranslation('activation');
  const { view, refusal } = activation ?? {};
  const isElsewhere = refusal?.code === 'STEP_OUT_OF_ORDER';
  return (
    <>
      <p className="activation-step">{t('step', { step, steps: 4, what: t(`steps.is${step}`) })}</p>
      <PageTitle>{title}</PageTitle>
      {view && <ExpiryNotice expiresAt={view.expiresAt} />}
      {isElsewhere && <Notice announced>{t('elsewhere')}</Notice>}
      {refusal && !isElsewhere && <ProblemNotice problem={refusal} submitCount={0} />}
      {children}
    </>
  );
}
