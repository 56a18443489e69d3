import type { ActorType } from '../../../../db/entities/session.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import { createPasswordCheck, hashPassword, isOutdatedHash } from './password-check.ts';

interface Candidate {
  readonly id: number;
  readonly passwordHash: string;
}

/**
 * Whether a password is the candidate's: if so, the hash that is in force for it, which whatever relies on the proof
 * has to find there still. Nobody's takes as long. Never says anything about why not.
 */
export type CurrentPassword = (
  password: string,
  candidate: Candidate | undefined,
) => Promise<string | undefined>;

/** Checks a password against the one in force, and hashes it again when the policy's parameters have risen since. */
export function createCurrentPassword({ stores }: ApiDependencies, actorType: ActorType): CurrentPassword {
  const isRight = createPasswordCheck();
  return async (password, candidate) => {
    const right = await isRight(password, candidate?.passwordHash);
    if (!right || !candidate) return undefined;
    const { id: actorId, passwordHash } = candidate;
    if (!isOutdatedHash(passwordHash)) return passwordHash;
    const renewed = await hashPassword(password);
    return (await stores.passwords.rehash({ actorType, actorId, from: passwordHash, to: renewed }))
      ? renewed
      : passwordHash;
  };
}
