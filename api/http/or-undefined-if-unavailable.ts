import { BusinessError } from '../../domain/errors.ts';

/** The answer, or undefined when it is late: the flow has begun all the same. */
export async function orUndefinedIfUnavailable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof BusinessError && error.code === 'SERVICE_UNAVAILABLE') return undefined;
    throw error;
  }
}
