import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isProblem, type ProblemDocument } from '../../../shared/api/problem.ts';
import { type IdentityMethod, IdentityForm } from './identity-form.tsx';
import { emptyIdentity, type IdentityInput } from './identity-input.ts';
import { MethodForm } from './method-form.tsx';
import { RefusedPage } from './refused-page.tsx';
import type { Activation } from './use-activation.ts';

interface IdentityStepProps {
  readonly activation: Activation;
  readonly subjectType: 'merchant' | 'group';
}

/** Asks for the identification method, then for the details. Input survives a change of method. */
export function IdentityStep({ activation, subjectType }: IdentityStepProps) {
  const [input, setInput] = useState(emptyIdentity);
  const [search] = useSearchParams();
  const navigate = useNavigate();
  // Kept in the history entry, so reload and the back button restore it.
  const { refused } = (useLocation().state ?? {}) as { refused?: ProblemDocument };
  const method = subjectType === 'group' ? 'group' : methodIn(search);

  async function verify(identity: IdentityInput, by: IdentityMethod): Promise<void> {
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
      input={input}
      onInput={setInput}
      onVerify={verify}
    />
  );
}

function methodIn(search: URLSearchParams): 'phone' | 'registration' | undefined {
  const method = search.get('method');
  return method === 'phone' || method === 'registration' ? method : undefined;
}

function bodyOf(input: IdentityInput, method: IdentityMethod) {
  const { merchantNo, registeredPhone, legalRepresentativeIdNo, businessLicenceNo } = input;
  if (method === 'group') return { method, groupNo: input.groupNo, password: input.password };
  if (method === 'phone') return { method, merchantNo, registeredPhone };
  return { method, merchantNo, legalRepresentativeIdNo, businessLicenceNo };
}
