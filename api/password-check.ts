import { hash, verify } from '@node-rs/argon2';
import { policy } from '../domain/policy.ts';
import { passwordBytes } from './schemas/credentials.ts';

/** Whether a password is the one behind a hash. Without a hash it takes the same time and the answer is no. */
export type PasswordCheck = (password: string, passwordHash: string | undefined) => Promise<boolean>;

/** Made once: names that nobody has are checked against the hash of a password that nobody knows. */
export function createPasswordCheck(): PasswordCheck {
  const nobodys = hash(crypto.randomUUID(), policy.argon2);
  return async (password, passwordHash) => {
    // Over the limit no account can have it, so that nothing is learnt from the quick answer.
    if (Buffer.byteLength(password) > passwordBytes) return false;
    const right = await verify(passwordHash ?? (await nobodys), password);
    return right && passwordHash !== undefined;
  };
}
