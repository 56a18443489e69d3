import { canonicalEmail, canonicalPhone } from '../canonical.ts';
import { canonicalUsername } from './credentials.ts';
import { BusinessError } from '../errors.ts';
import type { ContactChannel } from '../contact.ts';

/** Whom somebody says they are; canonical forms. `nobody` is what can't be the name of any account. */
export type RecoveryIdentifier =
  | { readonly kind: 'username'; readonly username: string }
  | { readonly kind: ContactChannel; readonly address: string }
  | { readonly kind: 'nobody' };

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
