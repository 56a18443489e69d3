import { unwrap } from './client.ts';
import { ApiProblem, isProblem } from './problem.ts';

interface StillWorking {
  readonly code: 'STILL_WORKING';
  readonly retryAfterSeconds: number;
}

/** Sends a step of a flow with the caller's idempotency key. */
export type Send<State> = (headers: {
  'Idempotency-Key': string;
}) => Parameters<typeof unwrap<State | StillWorking>>[0];

const timeoutMs = 30_000;

/**
 * Sends a step of a flow and waits for its outcome. If the response was lost or the API is still working, resends the
 * step with the same `Idempotency-Key`, so it is executed once.
 *
 * @throws ApiProblem with the API's code; see `isOutcomeUnknown` if there is no outcome after 30 s
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

/** Whether the step may have been executed. Resending it with its key does not execute it twice. */
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
