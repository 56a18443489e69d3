import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** Does the work that a captcha of the kind proof-of-work asks for, as a browser would; returns ALTCHA's payload. */
export async function solveProofOfWork(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The proof of work was not found in time');
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
