import type { Request } from 'express';
import type { AuditOrigin } from '../../../db/audit/new-audit-event.ts';
import type { Vault } from '../../../db/vault.ts';

/** From where a request came, as an audit row may tell it: the address as a keyed hash, and the request's id. */
export function auditOriginOf({ audit }: Pick<Vault, 'audit'>, request: Request): AuditOrigin {
  const ip = (request.ip ?? '').replace(/^::ffff:/, '');
  const requestId: unknown = request.res?.locals['requestId'];
  return {
    ...(ip && { ipHash: audit.pseudonym('ip', ip) }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}
