import type { ContactChangeState } from '../domain/account/contact-change.ts';
import type { RecoveryState } from '../domain/account/recovery.ts';
import type { ContactChannel, ContactInput } from '../domain/contact.ts';
import type { Locale } from '../domain/locale.ts';
import type { SubjectType } from '../domain/subject.ts';

export interface CodeInput {
  readonly code: string;
}

export interface ContactChangeInput {
  readonly contactChangeId: string;
  readonly accountId: number;
  /** The id of the sealed new address. */
  readonly inputId: string;
  readonly locale: Locale;
}

/** Who asks: a change is unknown to every account but the one that began it. */
export interface ContactChangeOwner {
  readonly accountId: number;
}

export interface ContactChangeCode extends ContactChangeOwner {
  readonly inputId: string;
}

/** Instants are ISO 8601 in UTC. */
export interface ContactChangeView {
  readonly id: string;
  readonly state: ContactChangeState;
  readonly expiresAt: string;
  /** Where the last code was sent, masked. */
  readonly codeSentTo?: { readonly channel: ContactChannel; readonly maskedAddress: string };
  readonly resendAfter?: string;
}

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
  readonly currentPasswordHash: string;
}

export interface PasswordHashInput {
  /** argon2id in PHC form. */
  readonly passwordHash: string;
}

/** A code that is to be sent; to nobody when there is no such account or its addresses have had enough. */
export interface CodeMessageInput {
  readonly challengeId: string;
  readonly code: string;
  readonly locale: Locale;
  readonly contacts: readonly ContactInput[];
}

/** What is told to every bound address when an account's security has changed. Instants are ISO 8601 in UTC. */
export interface SecurityNotice {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  readonly changedAt: string;
}

export interface PasswordChangedData extends SecurityNotice {
  /** By a code to a bound address, or by somebody who was signed in. */
  readonly how: 'recovered' | 'changed';
}

/** Without the new address: who reads the old one need not be the owner any more. */
export interface ContactChangedData extends SecurityNotice {
  readonly channel: ContactChannel;
  /** `removed` is what an operator does. */
  readonly how: 'replaced' | 'added' | 'removed';
}

export interface SecondFactorChangedData extends SecurityNotice {
  readonly how: 'enabled' | 'disabled' | 'recovery-code-used';
}
