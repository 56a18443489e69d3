import { BusinessError, type ErrorCode } from '../../domain/errors.ts';
import { InvalidRequest } from './invalid-request.ts';
import type { Refused } from './problem.ts';
import { AttemptRejectedError } from './attempt-rejected-error.ts';

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
