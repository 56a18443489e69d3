import { policy } from '../../../domain/policy.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import { SecondFactor } from '../../entities/second-factor.ts';
import { Session } from '../../entities/session.ts';
import type { Database } from '../../orm.ts';

/** How long a signed-in account stays so, and what it has to sign in with. */
export interface SessionStatus {
  readonly signedInAt: Date;
  /** Whatever is done until then. */
  readonly expiresAt: Date;
  /** Unless something is done until then. */
  readonly idleExpiresAt: Date;
  /** The sign-in before this one, in any browser. */
  readonly lastSignInAt?: Date;
  readonly secondFactor: boolean;
  readonly contacts: Readonly<Record<ContactChannel, boolean>>;
}

export function createSessionStatus(database: Database) {
  /** Of one session or, where none is named, of the one that was opened last. */
  return async (accountId: number, sessionId?: string): Promise<SessionStatus | undefined> => {
    const em = database.em();
    const own = { actorType: 'account' as const, actorId: accountId };
    const orderBy = { createdAt: 'desc', id: 'desc' } as const;
    const which = sessionId === undefined ? own : { ...own, id: sessionId };
    const [session] = await em.find(Session, which, { orderBy, limit: 1 });
    if (!session) return undefined;
    const { createdAt: signedInAt, expiresAt, lastSeenAt } = session;
    const before = { ...own, createdAt: { $lt: signedInAt } };
    const [last] = await em.find(Session, before, { orderBy, limit: 1 });
    const bound = await em.find(ContactBinding, { accountId }, { fields: ['channel'] });
    const has = (channel: ContactChannel) => bound.some((binding) => binding.channel === channel);
    const confirmed = await em.count(SecondFactor, { accountId, confirmedAt: { $ne: null } });
    const idle = lastSeenAt.getTime() + policy.session.idleMs;
    return {
      signedInAt,
      expiresAt,
      idleExpiresAt: new Date(Math.min(idle, expiresAt.getTime())),
      ...(last && { lastSignInAt: last.createdAt }),
      secondFactor: confirmed > 0,
      contacts: { email: has('email'), phone: has('phone') },
    };
  };
}
