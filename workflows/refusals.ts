import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import { BusinessError, type ErrorCode } from '../domain/errors.ts';

/** A business refusal as Temporal carries it: the code is the type, and no retry helps. */
export function refusal(error: unknown): ApplicationFailure {
  if (!(error instanceof BusinessError)) return ApplicationFailure.nonRetryable('INTERNAL', 'INTERNAL');
  return ApplicationFailure.nonRetryable(error.code, error.code, error.details);
}

/** What an activity refused, freed from its ActivityFailure wrapper; anything else as it came. */
export function causeOf(error: unknown): unknown {
  return error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause : error;
}

/** The error code an activity refused with, if that is what happened. */
export function refusedWith(error: unknown): ErrorCode | undefined {
  const cause = causeOf(error);
  return cause instanceof ApplicationFailure
    ? ((cause.type ?? undefined) as ErrorCode | undefined)
    : undefined;
}
