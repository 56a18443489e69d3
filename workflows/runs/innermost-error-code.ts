import { ApplicationFailure, TemporalFailure } from '@temporalio/workflow';
import { type ErrorCode, errorCodes } from '../../domain/errors.ts';

/** The code of the innermost failure that has one of ours; INTERNAL for a failure without, such as a timeout. */
export function innermostErrorCode(error: unknown): ErrorCode {
  if (!(error instanceof TemporalFailure)) throw error;
  let code: ErrorCode = 'INTERNAL';
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ApplicationFailure && cause.type && cause.type in errorCodes)
      code = cause.type as ErrorCode;
  }
  return code;
}
