import type { SealedStep } from './sealed-inputs.ts';
import type { Locale } from '../domain/locale.ts';
import type { ActivationState } from '../domain/activation/activation.ts';
import type { ContactChannel } from '../domain/contact.ts';
import type { SubjectType } from '../domain/subject.ts';

/**
 * What crosses between api, workflow and activities. Nothing that a person typed is in here: the api seals it
 * into the `sealed_input` table and passes its id (`inputId`); only an activity opens it.
 */
export interface MerchantActivationInput {
  readonly activationId: string;
  readonly subjectType: SubjectType;
  /** For the messages sent on the way: `zh-CN` or `en`. */
  readonly locale: Locale;
}

/** Whom an activation has proved to act for; `subjectId` is the row, not a number anybody knows. */
export interface VerifiedSubject {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
}

export interface AgreementStep {
  readonly version: string;
  readonly sha256: string;
  readonly locale: Locale;
  /** The id of the sealed address and user agent of the person who agreed. */
  readonly inputId: string;
}

/** An operator's order to end an activation; the reason is in the sealed input. */
export interface ExpireActivation extends SealedStep {
  readonly requestedBy: string;
}

/** The state of an activation as the portal sees it. Instants are ISO 8601 in UTC. */
export interface ActivationView {
  readonly id: string;
  readonly state: ActivationState;
  readonly subjectType: SubjectType;
  readonly expiresAt: string;
  /** Where the last code was sent, masked. */
  readonly codeSentTo?: { readonly channel: ContactChannel; readonly maskedAddress: string };
  readonly resendAfter?: string;
}

/** What the sealed inputs hold once opened; canonical forms only. */
export type IdentityInput =
  | {
      readonly method: 'registration';
      readonly merchantNo: string;
      readonly idNo: string;
      readonly licenceNo: string;
    }
  | { readonly method: 'phone'; readonly merchantNo: string; readonly phone: string }
  | { readonly method: 'group'; readonly groupNo: string; readonly password: string };

/** An identity step as it is sealed: with the network it came from, so that its tries can be counted. */
export type IdentityAttempt = IdentityInput & { readonly network: string };

export interface CredentialsInput {
  readonly username: string;
  readonly displayUsername: string;
  /** argon2id in PHC form; the password itself goes no further than the api. */
  readonly passwordHash: string;
}

export interface ExpireActivationInput {
  readonly reason: string;
}

/** STOPPED: nothing was created and nothing will be. DISABLED: the account was there and can't be used any more. */
export type ObjectionOutcome = 'STOPPED' | 'DISABLED';

export interface SettledObjection {
  readonly activationId: string;
  readonly outcome: ObjectionOutcome;
}

/** An operator asks for a group's initial password; what they typed is sealed under `invitationId`. */
export interface GroupInvitation {
  readonly invitationId: string;
  readonly groupNo: string;
  readonly inputId: string;
  /** `operator:{id}` */
  readonly requestedBy: string;
  readonly locale: 'zh-CN' | 'en';
}

export interface GroupInvitationInput {
  readonly email: string;
  readonly reason: string;
}

/** The password itself is in the mail and nowhere else. */
export interface SentGroupInvitation {
  readonly groupNo: string;
  readonly maskedAddress: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}
