import type { components } from '../../../../generated/openapi.ts';
import { unwrap, api } from '../../../../shared/api/client.ts';
import { type Flow, useFlow } from '../../../../shared/flow/use-flow.ts';

export type RecoveryView = components['schemas']['Recovery'];

export interface Recovery extends Pick<Flow<RecoveryView>, 'view' | 'problem' | 'refetch' | 'refusal'> {
  readonly confirmCode: (code: string) => Promise<void>;
  readonly setPassword: (password: string) => Promise<void>;
}

/** A started recovery and its steps. */
export function useRecovery(id: string): Recovery {
  const { submitStep, ...flow } = useFlow<RecoveryView>(['recovery', id], () =>
    unwrap(api.GET('/api/v1/recoveries/{id}', { params: { path: { id } } })),
  );
  const path = { id };
  return {
    ...flow,
    confirmCode: (code) =>
      submitStep({ code }, (header) =>
        api.POST('/api/v1/recoveries/{id}/otp', { params: { path, header }, body: { code } }),
      ),
    setPassword: (password) =>
      submitStep({ password }, (header) =>
        api.POST('/api/v1/recoveries/{id}/password', { params: { path, header }, body: { password } }),
      ),
  };
}
