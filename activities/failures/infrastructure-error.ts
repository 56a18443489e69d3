import type { ErrorCode } from '../../domain/errors.ts';

/** What the work stands on has failed, not the work: it may succeed later, and no item is to blame. */
export class InfrastructureError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.name = 'InfrastructureError';
    this.code = code;
  }
}
