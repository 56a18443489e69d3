import { BusinessError } from '../../../domain/errors.ts';

/** Where the run of a month `YYYY-MM` is. */
export function runHref(period: string): string {
  return `/api/v1/ops/runs/${period}`;
}

/** Does the work; a RUN_IN_PROGRESS with `period` gets `where` to look at that run instead. */
export async function linkToRun<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BusinessError) || error.code !== 'RUN_IN_PROGRESS') throw error;
    throw new BusinessError('RUN_IN_PROGRESS', { where: runHref(String(error.details['period'])) });
  }
}
