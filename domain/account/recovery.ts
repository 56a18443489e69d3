import { requireDue } from './flow-steps.ts';

/** What a recovery waits for next, or how it ended. */
export type RecoveryState = 'OTP' | 'NEW_PASSWORD' | 'DONE' | 'EXPIRED' | 'LOCKED';

export type RecoveryStep = 'otp' | 'password';

const allowedStates: Record<RecoveryStep, readonly RecoveryState[]> = {
  otp: ['OTP'],
  password: ['NEW_PASSWORD'],
};

/** @throws BusinessError STEP_OUT_OF_ORDER, FLOW_EXPIRED, FLOW_LOCKED */
export function requireRecoveryStep(state: RecoveryState, step: RecoveryStep): void {
  requireDue(state, step, allowedStates);
}
