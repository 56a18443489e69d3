import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

onmessage = async ({ data: challenge }: MessageEvent<Challenge>) => {
  const solution = await solveChallenge({ challenge, deriveKey });
  // ASCII alone: ALTCHA's fields are hexadecimal and names of algorithms.
  postMessage(btoa(JSON.stringify({ challenge, solution })));
};
