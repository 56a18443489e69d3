import { BusinessError, type ErrorCode } from '../../domain/errors.ts';

/**
 * A guess that was wrong, or came during a wait: code and words are the same, and only the header Retry-After tells
 * of a wait, to every caller, whether or not they are right.
 */
export class AttemptRejectedError extends BusinessError {
  /** Seconds until the next try counts, if there is a wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, waitMs: number) {
    super(code);
    this.retryAfterSeconds = waitMs > 0 ? Math.ceil(waitMs / 1_000) : undefined;
  }
}
