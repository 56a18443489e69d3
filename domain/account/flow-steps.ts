import { BusinessError } from '../errors.ts';

/** @throws BusinessError STEP_OUT_OF_ORDER, FLOW_EXPIRED or FLOW_LOCKED when `step` may not be taken in `state`. */
export function requireDue<State extends string, Step extends string>(
  state: State,
  step: Step,
  allowedStates: Readonly<Record<Step, readonly State[]>>,
): void {
  if (state === 'EXPIRED') throw new BusinessError('FLOW_EXPIRED');
  if (state === 'LOCKED') throw new BusinessError('FLOW_LOCKED');
  if (!allowedStates[step].includes(state)) throw new BusinessError('STEP_OUT_OF_ORDER', { state, step });
}

/** @throws BusinessError FLOW_EXPIRED, FLOW_LOCKED, or STEP_OUT_OF_ORDER when it is done: nothing is left to end. */
export function requireOpen(state: string): void {
  if (state === 'EXPIRED') throw new BusinessError('FLOW_EXPIRED');
  if (state === 'LOCKED') throw new BusinessError('FLOW_LOCKED');
  if (state === 'DONE') throw new BusinessError('STEP_OUT_OF_ORDER', { state });
}
