import type { z } from 'zod';
import { type BusinessError, type ErrorCode, errorCodes } from '../../domain/errors.ts';

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
