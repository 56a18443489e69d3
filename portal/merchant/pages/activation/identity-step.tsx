import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isProblem, type ProblemDocument } from '../../../shared/api/problem.ts';
import { type IdentityMethod, IdentityForm } from './identity-form.tsx';
import { MethodForm } from './method-form.tsx';
import { RefusedPage } from './refused-page.tsx';
import { nothingKnown, type TypedIdentity } from './typed-identity.ts';
import type { Activation } from './use-activation.ts';

interface IdentityStepProps {
  readonly activation: Activation;
  readonly subjectType: 'merchant' | 'group';
}

/** Who it is: first by what it is to be proved, then the proof. What was typed stays when the method is changed. */
export function IdentityStep({ activation, subjectType }: IdentityStepProps) {
  const [typed, setTyped] = useState(nothingKnown);
  const [search] = useSearchParams();
  const navigate = useNavigate();
  // With this page of the history, so that reload and the back button find it as it was.
  const { refused } = (useLocation().state ?? {}) as { refused?: ProblemDocument };
  const method = subjectType === 'group' ? 'group' : methodIn(search);

  async function verify(identity: TypedIdentity, by: IdentityMethod): Promise<void> {
    try {
      await activation.verify(bodyOf(identity, by));
    } catch (problem) {
      const isNoFieldsFault = isProblem(
        problem,
        'IDENTITY_MISMATCH',
        'IDENTITY_TRIES_EXHAUSTED',
        'ALREADY_ACTIVATED',
      );
      if (!isNoFieldsFault || !problem.document) throw problem;
      await navigate({ search: search.toString() }, { state: { refused: problem.document } });
    }
  }

  if (!method) return <MethodForm activation={activation} />;
  if (refused) return <RefusedPage refused={refused} method={method} />;
  return (
    <IdentityForm
      key={method}
      activation={activation}
      method={method}
      typed={typed}
      onTyped={setTyped}
      onVerify={verify}
    />
  );
}

function methodIn(search: URLSearchParams): 'phone' | 'registration' | undefined {
  const method = search.get('method');
  return method === 'phone' || method === 'registration' ? method : undefined;
}

function bodyOf(typed: TypedIdentity, method: IdentityMethod) {
  const { merchantNo, registeredPhone, legalRepresentativeIdNo, businessLicenceNo } = typed;
  if (method === 'group') return { method, groupNo: typed.groupNo, password: typed.password };
  if (method === 'phone') return { method, merchantNo, registeredPhone };
  return { method, merchantNo, legalRepresentativeIdNo, businessLicenceNo };
}
