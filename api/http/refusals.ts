import type { z } from 'zod';
import { BusinessError, type ErrorCode, errorCodes } from '../../domain/errors.ts';

export interface FieldError {
  /** Names of our own schema, joined by dots; empty for the request as a whole. Never anything that was sent. */
  readonly field: string;
  readonly code: ErrorCode;
}

/** A request whose fields can't be right. Its code is that of the first field. */
export class InvalidRequest extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[];
  readonly details: BusinessError['details'];

  constructor(errors: readonly FieldError[], details: BusinessError['details'] = {}) {
    super('The request is not valid');
    this.name = 'InvalidRequest';
    this.errors = errors;
    this.details = details;
    this.code = errors[0]?.code ?? 'REQUEST_INVALID';
  }
}

/** Takes codes and field names from zod's issues and leaves their messages, which may quote what was sent. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ field: issue.path.join('.'), code: codeOf(issue) }));
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  const code: unknown = issue.code === 'custom' ? issue.params?.['errorCode'] : undefined;
  return typeof code === 'string' && code in errorCodes ? (code as ErrorCode) : 'REQUEST_INVALID';
}

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

/** What an answer says about a refusal. */
export interface Refused {
  readonly code: ErrorCode;
  readonly details?: BusinessError['details'];
  readonly errors?: readonly FieldError[];
  /** For the header alone: the body stays the same whether or not there is a wait. */
  readonly retryAfterSeconds?: number | undefined;
}

/** What Express's own body parser and router refuse with. */
const codeOfType: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'REQUEST_TOO_LARGE',
  'encoding.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
  'charset.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
};

/** Reads the code out of whatever was thrown; undefined for what nobody foresaw. */
export function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof AttemptRejectedError)
    return { code: error.code, retryAfterSeconds: error.retryAfterSeconds };
  if (error instanceof BusinessError) return { code: error.code, details: error.details };
  if (error instanceof InvalidRequest) {
    return { code: error.code, errors: error.errors, details: error.details };
  }
  if (!(error instanceof Error)) return undefined;
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (typeof type === 'string' && type in codeOfType) return { code: codeOfType[type]! };
  // Unreadable JSON, a body shorter than announced, a path that is not percent-encoded.
  return typeof status === 'number' && status >= 400 && status < 500
    ? { code: 'REQUEST_MALFORMED' }
    : undefined;
}
