import { hash, verify } from '@node-rs/argon2';
import { policy } from '../../../../domain/policy.ts';
import { createKeyedQueue } from '../../../http/keyed-queue.ts';
import { passwordBytes } from '../schemas/credentials.ts';

/** Whether a password is the one behind a hash. Without a hash it takes the same time and the answer is no. */
export type PasswordCheck = (password: string, passwordHash: string | undefined) => Promise<boolean>;

const { passwordChecks, waiting } = policy.signInConcurrency;
const inTurn = createKeyedQueue({ width: passwordChecks, waiting });

/**
 * argon2id by the policy. At most `policy.signInLanes.passwordChecks` hashes are worked on in the process, so that
 * a rush on sign-in leaves memory and threads for the rest.
 *
 * @throws BusinessError SERVICE_UNAVAILABLE when too many wait
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn('argon2', () => hash(password, policy.argon2));
}

/**
 * Made once: names that nobody has are checked against the hash of a random password. The check takes its
 * turn with all others of the process and throws SERVICE_UNAVAILABLE when too many wait.
 */
export function createPasswordCheck(): PasswordCheck {
  const nobodys = hash(crypto.randomUUID(), policy.argon2);
  return async (password, passwordHash) => {
    // Over the limit no account can have it, so that nothing is learnt from the quick answer.
    if (Buffer.byteLength(password) > passwordBytes) return false;
    const against = passwordHash ?? (await nobodys);
    const right = await inTurn('argon2', () => verify(against, password));
    return right && passwordHash !== undefined;
  };
}

/** Whether a hash was made with less work than the policy asks for now. */
export function isOutdatedHash(passwordHash: string): boolean {
  const [, memory, time, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(passwordHash) ?? [];
  const { memoryCost, timeCost, parallelism } = policy.argon2;
  return !(Number(memory) >= memoryCost && Number(time) >= timeCost && Number(lanes) >= parallelism);
}
