import type { RecoveryState } from '../domain/account/recovery.ts';
import type { ContactInput, Locale } from './activation.ts';

export interface PasswordRecoveryInput {
  readonly recoveryId: string;
  /** The id of the sealed name or address. */
  readonly inputId: string;
  readonly locale: Locale;
}

/** A recovery as the portal sees it: the same for a name that nobody has, so no address is told, masked or not. */
export interface RecoveryView {
  readonly id: string;
  readonly state: RecoveryState;
  readonly expiresAt: string;
}

/** What the sealed inputs hold once opened. */
export interface NewPasswordInput {
  /** As it was typed: it has to be compared with the one before and with names. Wiped as soon as it is judged. */
  readonly password: string;
}

/** The account of a recovery; one that does not exist where nobody is called so. */
export interface RecoveredAccount {
  readonly accountId: number;
  /** The hash it had when the recovery began: whatever changes the password meanwhile makes the recovery void. */
  readonly instead: string;
}

export interface PasswordHashInput {
  /** argon2id in PHC form. */
  readonly passwordHash: string;
}

/** A code that is to be sent; to nobody when there is no such account or its addresses have had enough. */
export interface CodeLetterInput {
  readonly challengeId: string;
  readonly code: string;
  readonly locale: Locale;
  readonly contacts: readonly ContactInput[];
}
