import { unwrap } from './client.ts';
import { ApiProblem, isProblem } from './problem.ts';

interface StillWorking {
  readonly code: 'STILL_WORKING';
  readonly retryAfterSeconds: number;
}

/** Sends a step of a flow under a key of the caller's. */
export type Send<State> = (headers: {
  'Idempotency-Key': string;
}) => Parameters<typeof unwrap<State | StillWorking>>[0];

const timeoutMs = 30_000;

/**
 * Takes a step of a flow and waits for its outcome. A step whose answer was lost on the way, or that the api is still
 * at work on, is sent again under the same `Idempotency-Key`, which makes it the same step.
 *
 * @throws ApiProblem with the api's code; when there is no outcome after half a minute, as `isOutcomeUnknown` distinguishedBy
 */
export async function sendStep<State extends object>(
  send: Send<State>,
  key: string = crypto.randomUUID(),
): Promise<State> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await unwrap(send({ 'Idempotency-Key': key })).catch(unknownOutcome);
    const late = answer instanceof ApiProblem ? answer : stillWorkingProblem(answer);
    if (!late) return answer as State;
    if (Date.now() > end) throw late;
    await pause((late.retryAfterSeconds ?? 2) * 1_000);
  }
}

/** Whether the step may have been taken all the same: sent again under its key, it is not taken twice. */
export function isOutcomeUnknown(error: unknown): error is ApiProblem {
  return isProblem(error, 'UNREACHABLE', 'SERVICE_UNAVAILABLE', 'STILL_WORKING');
}

function unknownOutcome(error: unknown): ApiProblem {
  if (isOutcomeUnknown(error)) return error;
  throw error;
}

function stillWorkingProblem(answer: object): ApiProblem | undefined {
  const isLate = 'code' in answer && answer.code === 'STILL_WORKING';
  return isLate ? ApiProblem.stillWorking((answer as StillWorking).retryAfterSeconds) : undefined;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
