import type { SqlEntityManager } from '@mikro-orm/sql';
import { Session, type ActorType } from '../../entities/session.ts';
import { SignInTicket } from '../../entities/sign-in-ticket.ts';

/**
 * Signs an actor out everywhere, but for one session if it is named, and voids sign-ins that are half done; inside the
 * transaction of `em`. Answers how many sessions ended.
 */
export async function endAllSessions(
  em: SqlEntityManager,
  whose: {
    readonly actorType: ActorType;
    readonly actorId: number;
    readonly exceptSessionId?: string | undefined;
  },
  now: Date,
): Promise<number> {
  const { actorType, actorId, exceptSessionId } = whose;
  if (actorType === 'account') {
    await em.nativeUpdate(SignInTicket, { accountId: actorId, usedAt: null }, { usedAt: now });
  }
  const others = exceptSessionId === undefined ? {} : { id: { $ne: exceptSessionId } };
  // Those that are over too: whether they are would hang on whose clock is asked.
  return em.nativeUpdate(Session, { actorType, actorId, endedAt: null, ...others }, { endedAt: now });
}
