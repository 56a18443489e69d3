import { requireDue } from './flow-steps.ts';

/** What a change of contact waits for next, or how it ended. */
export type ContactChangeState = 'CONTACT' | 'OTP' | 'DONE' | 'EXPIRED' | 'LOCKED';

export type ContactChangeStep = 'code' | 'otp';

/** A code may be sent again while one is awaited. */
const allowedStates: Record<ContactChangeStep, readonly ContactChangeState[]> = {
  code: ['CONTACT', 'OTP'],
  otp: ['OTP'],
};

/** @throws BusinessError STEP_OUT_OF_ORDER, FLOW_EXPIRED, FLOW_LOCKED */
export function requireContactChangeStep(state: ContactChangeState, step: ContactChangeStep): void {
  requireDue(state, step, allowedStates);
}
