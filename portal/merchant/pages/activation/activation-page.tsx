import { useEffect } from 'react';
import { useParams } from 'react-router';
import { FlowUnavailable } from '../../../shared/flow/flow-unavailable.tsx';
import { AgreementStep } from './agreement-step.tsx';
import { CodeStep } from './code-step.tsx';
import { ContactStep } from './contact-step.tsx';
import { CredentialsStep } from './credentials-step.tsx';
import { DonePage } from './done-page.tsx';
import { EndedPage } from './ended-page.tsx';
import { IdentityStep } from './identity-step.tsx';
import { startedActivation } from './started-activation.ts';
import { type Activation, useActivation } from './use-activation.ts';
import './activation.css';

/** Shows the step that the activation is waiting for, according to the API. */
export function ActivationPage() {
  const { id = '' } = useParams();
  const activation = useActivation(id);
  const isOver = activation.view?.state === 'DONE' || activation.view?.state === 'EXPIRED';
  useEffect(() => {
    if (isOver) startedActivation.forget(id);
  }, [isOver, id]);
  return <DueStep key={id} activation={activation} />;
}

function DueStep({ activation }: { activation: Activation }) {
  const { view, problem, refetch } = activation;
  if (problem?.code === 'FLOW_NOT_FOUND') return <EndedPage how="FLOW_NOT_FOUND" />;
  if (!view) return <FlowUnavailable problem={problem} refetch={refetch} />;
  switch (view.state) {
    case 'VERIFY':
      return <IdentityStep activation={activation} subjectType={view.subjectType} />;
    case 'AGREE':
      return <AgreementStep activation={activation} />;
    case 'CREDENTIALS':
      return <CredentialsStep activation={activation} />;
    case 'CONTACT':
      return <ContactStep activation={activation} />;
    case 'OTP':
      return <CodeStep activation={activation} view={view} />;
    case 'DONE':
      return <DonePage />;
    case 'EXPIRED':
    case 'LOCKED':
      return <EndedPage how={view.state} because={activation.refusal} />;
  }
}
