import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { BusinessError, type ErrorCode, errorCodes } from '../../domain/errors.ts';

/** gRPC's numbers for: cancelled, deadline exceeded, resource exhausted, failed precondition (nobody polls), unavailable. */
const passing = new Set([1, 4, 8, 9, 14]);

/** The business error a workflow or activity failed with: the innermost failure with one of our codes. */
export function businessErrorIn(error: unknown): BusinessError | undefined {
  let found: BusinessError | undefined;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ApplicationFailure) found = businessErrorOf(cause) ?? found;
  }
  return found;
}

function businessErrorOf({ type, details }: ApplicationFailure): BusinessError | undefined {
  if (!type || !(type in errorCodes)) return undefined;
  const [first] = details ?? [];
  return new BusinessError(
    type as ErrorCode,
    typeof first === 'object' ? (first as BusinessError['details']) : {},
  );
}

/** Maps an unreachable or overloaded Temporal to SERVICE_UNAVAILABLE; returns other errors unchanged. */
export function serviceFailure(error: unknown): unknown {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && passing.has(cause.code)
    ? new BusinessError('SERVICE_UNAVAILABLE')
    : error;
}
