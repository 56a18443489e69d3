import { createHmac, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { policy } from '../domain/policy.ts';

/** How much work a challenge is: `cost` rounds for each of `fewest` to `most` guesses. */
export interface Difficulty {
  readonly cost: number;
  readonly fewest: number;
  readonly most: number;
}

export type ProofOfWorkChallenge = Required<Pick<Challenge, 'parameters' | 'signature'>>;

export interface ProofOfWork {
  create(): Promise<ProofOfWorkChallenge>;
  /** Whether the solution fits this challenge and the challenge was made here. */
  holds(challenge: ProofOfWorkChallenge, solution: Solution): Promise<boolean>;
}

/**
 * The captcha without dragging: the browser searches for a number (ALTCHA's protocol, version 2, PBKDF2). The number is
 * chosen first, so the work has an upper bound and no one waits because of bad luck. Making and checking a challenge cost
 * one guess and one HMAC. Expiry and single use are the challenge's row in the database, not the library's.
 */
export function createProofOfWork(
  key: Buffer,
  { cost, fewest, most }: Difficulty = policy.captcha.proofOfWork,
): ProofOfWork {
  const secretOf = (use: string) => createHmac('sha256', key).update(`captcha-${use}`).digest('hex');
  const secrets = {
    hmacSignatureSecret: secretOf('challenge'),
    hmacKeySignatureSecret: secretOf('solution'),
  };
  const algorithm = 'PBKDF2/SHA-256';
  return {
    create: async () => {
      const counter = randomInt(fewest, most + 1);
      const { parameters, signature } = await createChallenge({
        algorithm,
        cost,
        counter,
        deriveKey,
        ...secrets,
      });
      if (!signature) throw new Error('A challenge without a signature');
      return { parameters, signature };
    },
    holds: async (challenge, solution) => {
      const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets });
      return verified;
    },
  };
}
