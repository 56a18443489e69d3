import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

onmessage = async ({ data: challenge }: MessageEvent<Challenge>) => {
  const solution = await solveChallenge({ challenge, deriveKey });
  // Only ASCII: ALTCHA's fields are hexadecimal strings and algorithm names.
  postMessage(btoa(JSON.stringify({ challenge, solution })));
};
