import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { httpStatusOf } from '../http-status.ts';
import { BusinessError, type ErrorCode } from '../../../domain/errors.ts';
import { errorTrace } from '../error-trace.ts';
import { problemOf, type SupportContacts } from '../problem.ts';
import { type Refused, refusalOf } from '../refusals.ts';
import { requestLocale } from './request-locale.ts';

interface ProblemOptions {
  readonly log: Logger;
  readonly hotline: string;
  /** The regional numbers. */
  readonly contacts: () => Promise<readonly SupportContacts[]>;
}

/** Where a person has done what they could and is to be given somebody to call. */
const callForHelp: ReadonlySet<ErrorCode> = new Set([
  'IDENTITY_MISMATCH',
  'ALREADY_ACTIVATED',
  'IDENTITY_TRIES_EXHAUSTED',
  'OBJECTION_NOT_FOUND',
  'FLOW_LOCKED',
  'ADDRESS_TAKEN',
]);

const retryAfterSeconds: Partial<Record<ErrorCode, number>> = { SERVICE_UNAVAILABLE: 5 };

/** Whatever no route took. */
export const refuseUnknownRoute: RequestHandler = () => {
  throw new BusinessError('ROUTE_NOT_FOUND');
};

/** Turns everything thrown into a problem document; what nobody foresaw is logged and answered as INTERNAL. */
export function answerProblems({ log, hotline, contacts }: ProblemOptions): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const requestId = String(response.locals['requestId']);
    const known = refusalOf(error);
    if (!known || httpStatusOf[known.code] === 500) {
      const { route } = response.locals;
      log.error(
        { requestId, route, code: known?.code ?? 'INTERNAL', error: errorTrace(error) },
        'request failed',
      );
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const refused = known ?? { code: 'INTERNAL' };
    const support = callForHelp.has(refused.code)
      ? { hotline, contacts: await contacts().catch(() => []) }
      : undefined;
    const problem = problemOf(refused, { locale: requestLocale(request), requestId, hotline, support });
    setHeaders(response, refused, requestLocale(request));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

function setHeaders(response: Response, refused: Refused, language: string): void {
  const { code, details } = refused;
  // Headers of the answer that was under way belong to it, not to the problem.
  for (const name of ['ETag', 'Content-Disposition', 'Content-Length', 'Repr-Digest'])
    response.removeHeader(name);
  response.set({ 'Content-Language': language, 'Cache-Control': 'no-store' }).vary('Accept-Language');
  const seconds = refused.retryAfterSeconds ?? details?.['retryAfterSeconds'] ?? retryAfterSeconds[code];
  if (seconds !== undefined) response.set('Retry-After', String(seconds));
}
