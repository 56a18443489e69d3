import { answerOf } from './client.ts';
import { ApiProblem, isProblem } from './problem.ts';

interface StillWorking {
  readonly code: 'STILL_WORKING';
  readonly retryAfterSeconds: number;
}

type Send<State> = (headers: {
  'Idempotency-Key': string;
}) => Parameters<typeof answerOf<State | StillWorking>>[0];

const patienceMs = 30_000;

/**
 * Takes a step of a flow and waits for its outcome. A step whose answer was lost on the way, or that the api is still
 * at work on, is sent again under the same `Idempotency-Key`, which makes it the same step.
 *
 * @throws ApiProblem with the api's code, UNREACHABLE when there is no outcome after half a minute
 */
export async function takeStep<State extends object>(send: Send<State>): Promise<State> {
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await answerOf(send(headers)).catch(lostOnTheWay);
    if (!('code' in answer) || answer.code !== 'STILL_WORKING') return answer as State;
    if (Date.now() > end) throw new ApiProblem(undefined);
    await pause(answer.retryAfterSeconds * 1_000);
  }
}

function lostOnTheWay(error: unknown): StillWorking {
  if (isProblem(error, 'UNREACHABLE', 'SERVICE_UNAVAILABLE'))
    return { code: 'STILL_WORKING', retryAfterSeconds: error.retryAfterSeconds ?? 2 };
  throw error;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
