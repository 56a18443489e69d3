import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session } from '../entities/session.ts';
import type { ActorType } from './sessions.ts';

/** Signs an actor out everywhere, but for one session if it is named; inside the transaction of `em`. Answers how many. */
export function endAllSessions(
  em: SqlEntityManager,
  whose: {
    readonly actorType: ActorType;
    readonly actorId: number;
    readonly exceptSessionId?: string | undefined;
  },
  now: Date,
): Promise<number> {
  const { actorType, actorId, exceptSessionId } = whose;
  const others = exceptSessionId === undefined ? {} : { id: { $ne: exceptSessionId } };
  return em.nativeUpdate(Session, { actorType, actorId, endedAt: null, ...others }, { endedAt: now });
}
