import type { Request } from 'express';
import { BusinessError, type ErrorCode } from '../../../domain/errors.ts';
import { networkOf } from '../../../domain/network.ts';
import { policy } from '../../../domain/policy.ts';
import { auditOriginOf } from './audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { RefusalAudit } from '../../http/refusal-audit.ts';
import type { Route } from '../../http/route.ts';

/** Refusals whose row was kept where they were judged, with more about them than is known of any request. */
const recorded = new WeakSet<Error>();

export function markRecorded(error: Error): void {
  recorded.add(error);
}

/**
 * Told by those who judge them: the steps of flows (`activities/`) and sign-ins. Or no refusal for security's sake, but
 * a request that could not be read or carried out.
 */
const recordedElsewhereOrNever: ReadonlySet<ErrorCode> = new Set([
  ...(['IDENTITY_MISMATCH', 'IDENTITY_TRIES_EXHAUSTED', 'ADDRESS_TAKEN', 'USERNAME_TAKEN'] as const),
  ...(['CODE_WRONG', 'CODE_EXPIRED', 'CODE_TRIES_EXHAUSTED'] as const),
  ...(['CODE_RESEND_TOO_SOON', 'CODE_NOT_SENT', 'CODE_LIMIT_REACHED'] as const),
  ...(['PASSWORD_LENGTH', 'PASSWORD_COMPOSITION', 'PASSWORD_CONTAINS_NAME'] as const),
  ...(['ROUTE_NOT_FOUND', 'SERVICE_UNAVAILABLE', 'STORAGE_FAILED', 'INTERNAL'] as const),
]);

/**
 * The rows of refusals that no step records: nobody is signed in, a flow is another browser's, over or locked, a
 * captcha or password is not right, an order finds nothing to change. Who is not signed in can ask without end: of
 * the same refusal to the same network one row is kept in ten minutes.
 */
export function createRefusalAudit({ auditTrail: trail, vault, clock }: ApiDependencies): RefusalAudit {
  /** Who asks for flows that are not this browser's can name ever new ones: those count as one. */
  function anonymousCause(
    action: string,
    code: ErrorCode,
    target: string,
    request: Request,
    at: Date,
  ): string {
    const window = Math.floor(at.getTime() / policy.audit.anonymousEveryMs);
    const about = code === 'FLOW_NOT_FOUND' ? 'any' : target;
    const cause = [action, code, about, networkOf(request.ip), window].join('\n');
    return `refused:${vault.audit.pseudonym('ip', cause)}`;
  }

  return async ({ request, route, actor, error }) => {
    const { access, audit: action } = route;
    if (action === undefined || !(error instanceof BusinessError)) return;
    if (recorded.has(error) || recordedElsewhereOrNever.has(error.code)) return;
    const at = clock();
    const who = actor ? `${access}:${actor.actorId}` : 'anyone';
    const target = targetOf(request, route) ?? who;
    const causeKey = actor ? undefined : anonymousCause(action, error.code, target, request, at);
    await trail.record({
      at,
      actor: who,
      action,
      outcome: 'REFUSED',
      target,
      origin: auditOriginOf(vault, request),
      detail: { errorCode: error.code },
      ...(causeKey !== undefined && { causeKey }),
    });
  };
}

/** The flow or row that the path names, `account:5`, if what stands there has the form of one. */
function targetOf(request: Request, { path }: Pick<Route, 'path'>): string | undefined {
  const [, kind] = /([a-z-]+?)s?\/\{id\}/.exec(path) ?? [];
  const { id } = request.params as Record<string, string | undefined>;
  return kind !== undefined && /^[\w-]{1,40}$/.test(id ?? '') ? `${kind}:${id}` : undefined;
}
