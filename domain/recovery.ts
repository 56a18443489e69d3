import { canonicalEmail, canonicalPhone } from './canonical.ts';
import { canonicalUsername } from './credentials.ts';
import { BusinessError } from './errors.ts';
import { requireDue } from './due-step.ts';
import type { ContactChannel } from './recipients.ts';

/** What a recovery waits for next, or how it ended. */
export type RecoveryState = 'OTP' | 'NEW_PASSWORD' | 'DONE' | 'EXPIRED' | 'LOCKED';

export type RecoveryStep = 'otp' | 'password';

/** Whom somebody says they are; canonical forms. `nobody` is what can't be the name of any account. */
export type RecoveryIdentifier =
  | { readonly kind: 'username'; readonly username: string }
  | { readonly kind: ContactChannel; readonly address: string }
  | { readonly kind: 'nobody' };

const dueIn: Record<RecoveryStep, readonly RecoveryState[]> = {
  otp: ['OTP'],
  password: ['NEW_PASSWORD'],
};

/** @throws BusinessError STEP_OUT_OF_ORDER, FLOW_EXPIRED, FLOW_LOCKED */
export function requireRecoveryStep(state: RecoveryState, step: RecoveryStep): void {
  requireDue(state, step, dueIn);
}

/**
 * Tells a username, an e-mail address and a phone apart by their form; no username has the form of the others.
 * Nothing is refused: what can be none of them is answered as a name that nobody has.
 */
export function readIdentifier(typed: string): RecoveryIdentifier {
  const readings = [
    () => ({ kind: 'email' as const, address: canonicalEmail(typed) }),
    () => ({ kind: 'phone' as const, address: canonicalPhone(typed) }),
    () => ({ kind: 'username' as const, username: canonicalUsername(typed) }),
  ];
  for (const read of readings) {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BusinessError)) throw error;
    }
  }
  return { kind: 'nobody' };
}
