import { createPasswordHashes } from '../db/web/password-hashes.ts';
import type { ActorType } from '../db/web/sessions.ts';
import type { ApiDependencies } from './dependencies.ts';
import { createPasswordCheck, hashPassword, isOutdatedHash } from './password-check.ts';

interface Candidate {
  readonly id: number;
  readonly passwordHash: string;
}

/** Whether a password is the candidate's; nobody's takes as long. Never says anything about why not. */
export type CurrentPassword = (password: string, candidate: Candidate | undefined) => Promise<boolean>;

/** Checks a password against the one in force, and hashes it anew when the policy's parameters have risen since. */
export function createCurrentPassword({ database }: ApiDependencies, actorType: ActorType): CurrentPassword {
  const isRight = createPasswordCheck();
  const hashes = createPasswordHashes(database);
  return async (password, candidate) => {
    const right = await isRight(password, candidate?.passwordHash);
    if (!right || !candidate) return false;
    const { id: actorId, passwordHash } = candidate;
    if (isOutdatedHash(passwordHash))
      await hashes.replace({ actorType, actorId }, passwordHash, await hashPassword(password));
    return true;
  };
}
