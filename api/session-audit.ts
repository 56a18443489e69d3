import type { Request } from 'express';
import { createAuditTrail, type Recording } from '../db/audit/audit-trail.ts';
import type { ActorType } from '../db/web/sessions.ts';
import { auditOriginOf } from './audit-origin.ts';
import type { ApiDependencies } from './dependencies.ts';

type Parts = Pick<ApiDependencies, 'database' | 'vault'>;

/** The audit rows of signing in and out, for accounts or for operators. */
export function createSessionAudit({ database, vault }: Parts, actorType: ActorType) {
  const trail = createAuditTrail(database, vault);
  const nameOf = (actorId: number) => `${actorType}:${actorId}`;

  return {
    /** In the transaction of the new session. */
    opened(request: Request, actorId: number, at: Date): Recording {
      const who = { at, actor: nameOf(actorId), target: nameOf(actorId) };
      return trail.recording({ ...who, action: 'session.open', origin: auditOriginOf(vault, request) });
    },

    /** In the transaction that ends it: by signing out, or from the list of sessions. */
    closed(
      request: Request,
      { sessionId, actorId }: { readonly sessionId: string; readonly actorId: number },
      at: Date,
      action: 'session.close' | 'session.end' = 'session.close',
    ): Recording {
      const who = { at, actor: nameOf(actorId), target: `session:${sessionId}` };
      return trail.recording({ ...who, action, origin: auditOriginOf(vault, request) });
    },

    /** One row whatever the reason, so that known and unknown names cost the same; a name nobody has is hashed. */
    refused(
      request: Request,
      { actorId, name }: { readonly actorId: number | undefined; readonly name: string },
      at: Date,
    ): Promise<void> {
      const normal = name.normalize('NFKC').trim().toLowerCase();
      const target =
        actorId === undefined ? `name:${vault.audit.pseudonym('name', normal)}` : nameOf(actorId);
      return trail.record({
        at,
        actor: 'anyone',
        action: 'session.open',
        outcome: 'REFUSED',
        target,
        origin: auditOriginOf(vault, request),
        detail: { errorCode: 'SIGN_IN_REFUSED', actorType },
      });
    },
  };
}
