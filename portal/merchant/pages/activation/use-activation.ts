import type { components, paths } from '../../../generated/openapi.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import type { Send } from '../../../shared/api/send-step.ts';
import { type Flow, useFlow } from '../../../shared/flow/use-flow.ts';

export type ActivationView = components['schemas']['Activation'];

type StepPath = Extract<keyof paths, `/api/v1/activations/{id}/${string}`>;
type Body<Path extends StepPath> = paths[Path]['post']['requestBody']['content']['application/json'];

export type Contact = Body<'/api/v1/activations/{id}/contact'>;

export interface Activation extends Pick<Flow<ActivationView>, 'view' | 'problem' | 'refetch' | 'refusal'> {
  readonly verify: (body: Body<'/api/v1/activations/{id}/identity'>) => Promise<void>;
  readonly agree: (body: Body<'/api/v1/activations/{id}/agreement'>) => Promise<void>;
  readonly setCredentials: (body: Body<'/api/v1/activations/{id}/credentials'>) => Promise<void>;
  /** The address is kept in the history entry, to resend the code to. */
  readonly sendCode: (contact: Contact) => Promise<void>;
  readonly sendCodeAgain: (contact: Contact) => Promise<void>;
  readonly confirmCode: (code: string) => Promise<void>;
}

/** A started activation and its steps. */
export function useActivation(id: string): Activation {
  const { submitStep, ...flow } = useFlow<ActivationView>(['activation', id], () =>
    unwrap(api.GET('/api/v1/activations/{id}', { params: { path: { id } } })),
  );
  type Headers = Parameters<Send<ActivationView>>[0];
  const call = <B>(header: Headers, body: B) => ({ params: { path: { id }, header }, body });
  const sendTo = (contact: Contact, historyState?: object) =>
    submitStep(
      contact,
      (key) => api.POST('/api/v1/activations/{id}/contact', call(key, contact)),
      historyState,
    );
  return {
    ...flow,
    verify: (body) =>
      submitStep(body, (key) => api.POST('/api/v1/activations/{id}/identity', call(key, body))),
    agree: (body) =>
      submitStep(body, (key) => api.POST('/api/v1/activations/{id}/agreement', call(key, body))),
    setCredentials: (body) =>
      submitStep(body, (key) => api.POST('/api/v1/activations/{id}/credentials', call(key, body))),
    sendCode: (contact) => sendTo(contact, { contact }),
    sendCodeAgain: (contact) => sendTo(contact),
    confirmCode: (code) =>
      submitStep(code, (key) => api.POST('/api/v1/activations/{id}/otp', call(key, { code }))),
  };
}
