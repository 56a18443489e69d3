import type { components } from '../../generated/openapi.ts';

export type ProblemDocument = components['schemas']['Problem'];

/** An API refusal, or the failure to reach the API. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** The API's stable code, or `UNREACHABLE` without a response. */
  readonly code: ProblemDocument['code'] | 'UNREACHABLE';
  readonly document: ProblemDocument | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    document: ProblemDocument | undefined,
    retryAfterSeconds?: number,
    code: ApiProblem['code'] = document?.code ?? 'UNREACHABLE',
  ) {
    super(code);
    this.code = code;
    this.document = document;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The API has accepted the request but has no outcome yet. */
  static stillWorking(retryAfterSeconds: number): ApiProblem {
    return new ApiProblem(undefined, retryAfterSeconds, 'STILL_WORKING');
  }

  /** The same problem as an error of one field, to show it there. */
  at(field: string): ApiProblem {
    const { document } = this;
    if (!document) return this;
    const message = [document.title, document.detail].filter(Boolean).join(' – ');
    return new ApiProblem({ ...document, errors: [{ field, code: document.code, message }] });
  }

  /** Field errors, by the field's name in the request. */
  get fields(): NonNullable<ProblemDocument['errors']> {
    return this.document?.errors ?? [];
  }
}

export function isProblem(error: unknown, ...codes: ApiProblem['code'][]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}
