import type { components } from '../../generated/openapi.ts';

export type ProblemDocument = components['schemas']['Problem'];

/** What the api refused, or that it could not be reached at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** A stable code of the api, or `UNREACHABLE` when no answer came. */
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

  /** The api has the request, and no outcome yet. */
  static stillWorking(retryAfterSeconds: number): ApiProblem {
    return new ApiProblem(undefined, retryAfterSeconds, 'STILL_WORKING');
  }

  /** The same, as the fault of one field: it is shown there. */
  at(field: string): ApiProblem {
    const { document } = this;
    if (!document) return this;
    const message = [document.title, document.detail].filter(Boolean).join(' – ');
    return new ApiProblem({ ...document, errors: [{ field, code: document.code, message }] });
  }

  /** What is wrong with a field, by its name in the request. */
  get fields(): NonNullable<ProblemDocument['errors']> {
    return this.document?.errors ?? [];
  }
}

export function isProblem(error: unknown, ...codes: ApiProblem['code'][]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}
