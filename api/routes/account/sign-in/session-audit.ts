import type { Request } from 'express';
import type { Recording } from '../../../../db/audit/audit-trail.ts';
import type { NewAuditEvent } from '../../../../db/audit/new-audit-event.ts';
import { BusinessError, type ErrorCode } from '../../../../domain/errors.ts';
import type { ActorType } from '../../../../db/entities/session.ts';
import { auditOriginOf } from '../../audit/audit-origin.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import { markRecorded } from '../../audit/refusal-audit.ts';

type Parts = Pick<ApiDependencies, 'auditTrail' | 'vault'>;

/** The audit rows of signing in and out, for accounts or for operators. */
export function createSessionAudit({ auditTrail: trail, vault }: Parts, actorType: ActorType) {
  const nameOf = (actorId: number) => `${actorType}:${actorId}`;

  return {
    /** In the transaction of the new session, or of the ticket for the second half of a sign-in. */
    opened(
      request: Request,
      actorId: number,
      at: Date,
      action: 'session.open' | 'session.half-open' = 'session.open',
    ): Recording {
      const who = { at, actor: nameOf(actorId), target: nameOf(actorId) };
      return trail.recording({ ...who, action, origin: auditOriginOf(vault, request) });
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

    /** In the transaction that ends all sessions but the one that asks. */
    othersEnded(request: Request, actorId: number, at: Date): Recording {
      const who = { at, actor: nameOf(actorId), target: nameOf(actorId) };
      return trail.recording({ ...who, action: 'session.end-others', origin: auditOriginOf(vault, request) });
    },

    /**
     * Waits for a sign-in to be attempted and keeps a row when it is refused: one, whatever the reason and the person,
     * so that known and unknown names cost the same. The name is a keyed hash.
     */
    async recordingRefusal<T>(request: Request, name: string, at: Date, attempted: Promise<T>): Promise<T> {
      try {
        return await attempted;
      } catch (error) {
        if (error instanceof BusinessError) {
          await trail.record(refusal(request, name, at, error.code));
          markRecorded(error);
        }
        throw error;
      }
    },
  };

  function refusal(request: Request, name: string, at: Date, errorCode: ErrorCode): NewAuditEvent {
    const normal = name.normalize('NFKC').trim().toLowerCase();
    return {
      at,
      actor: 'anyone',
      action: 'session.open',
      outcome: 'REFUSED',
      target: `name:${vault.audit.pseudonym('name', normal)}`,
      origin: auditOriginOf(vault, request),
      detail: { errorCode, actorType },
    };
  }
}
