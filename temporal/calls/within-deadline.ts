import type { Client } from '@temporalio/client';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import { serviceFailure } from './temporal-failure.ts';

/** gRPC ends a call at its deadline; a client still reconnecting to an unreachable server ends this much later. */
const overrunMs = 500;

/**
 * Calls Temporal, and gives up while the person still waits.
 *
 * @throws BusinessError SERVICE_UNAVAILABLE when Temporal or its workers don't answer in time
 */
export async function withinDeadline<T>(
  client: Client,
  call: () => Promise<T>,
  milliseconds: number = policy.api.updateDeadlineMs,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new BusinessError('SERVICE_UNAVAILABLE')), milliseconds + overrunMs);
  });
  try {
    return await Promise.race([client.withDeadline(Date.now() + milliseconds, call), tooLate]);
  } catch (error) {
    throw serviceFailure(error);
  } finally {
    clearTimeout(timer);
  }
}
