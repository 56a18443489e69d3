import type { Challenge } from 'altcha-lib';
import { fetchCaptcha, type Purpose, solvePuzzle } from './captcha-calls.ts';

/**
 * Solves a proof of work in a web worker, so that the page stays responsive; returns the token.
 *
 * @throws ApiProblem CAPTCHA_WRONG, CAPTCHA_EXPIRED, CAPTCHA_TOO_MANY
 */
export async function solveProofOfWork(purpose: Purpose): Promise<string> {
  const { id, challenge } = await fetchCaptcha('proof-of-work', purpose);
  return solvePuzzle(id, { payload: await runWorker(challenge as Challenge) });
}

function runWorker(challenge: Challenge): Promise<string> {
  const worker = new Worker(new URL('./proof-of-work-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((done, fail) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => done(data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
