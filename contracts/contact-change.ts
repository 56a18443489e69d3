import type { ContactChangeState } from '../domain/account/contact-change.ts';
import type { ContactChannel } from '../domain/delivery/recipients.ts';
import type { Locale } from './activation.ts';

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
