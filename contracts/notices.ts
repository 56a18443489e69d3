import type { ContactChannel } from '../domain/delivery/recipients.ts';
import type { SubjectType } from '../domain/statements/statement.ts';

/** What is told to every bound address when an account's security has changed. Instants are ISO 8601 in UTC. */
interface SecurityNotice {
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
