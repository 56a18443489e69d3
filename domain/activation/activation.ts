import { requireDue } from '../account/flow-steps.ts';

/** What an activation waits for next, or how it ended. */
export type ActivationState =
  'VERIFY' | 'AGREE' | 'CREDENTIALS' | 'CONTACT' | 'OTP' | 'DONE' | 'EXPIRED' | 'LOCKED';

export type ActivationStep = 'identity' | 'agreement' | 'credentials' | 'contact' | 'otp';

/** From which states a step may be taken. A code may be sent again, and to another address, while one is awaited. */
const allowedStates: Record<ActivationStep, readonly ActivationState[]> = {
  identity: ['VERIFY'],
  agreement: ['AGREE'],
  credentials: ['CREDENTIALS'],
  contact: ['CONTACT', 'OTP'],
  otp: ['OTP'],
};

const nextState: Record<ActivationStep, ActivationState> = {
  identity: 'AGREE',
  agreement: 'CREDENTIALS',
  credentials: 'CONTACT',
  contact: 'OTP',
  otp: 'DONE',
};

/** @throws BusinessError STEP_OUT_OF_ORDER, FLOW_EXPIRED, FLOW_LOCKED */
export function requireStep(state: ActivationState, step: ActivationStep): void {
  requireDue(state, step, allowedStates);
}

/** The state that a successful step leads to. */
export function stateAfter(step: ActivationStep): ActivationState {
  return nextState[step];
}

/** Whether nothing more can happen. */
export function isFinal(state: ActivationState): boolean {
  return state === 'DONE' || state === 'EXPIRED' || state === 'LOCKED';
}
