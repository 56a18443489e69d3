import { createHash, randomBytes } from 'node:crypto';
import { policy } from '../../../domain/policy.ts';
import type { Recording } from '../../audit/audit-trail.ts';
import { SignInTicket } from '../../entities/sign-in-ticket.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import { lockProvedActor } from './lock-proved-actor.ts';

interface ProvedAccount {
  readonly accountId: number;
  readonly passwordHash: string;
}

/**
 * Tickets for the second half of a sign-in. One is good for nothing but that, for a few minutes and once; the table
 * has only its hash.
 */
export function createSignInTickets(database: Database) {
  return {
    /**
     * Begins the second half; a ticket that the account had before is no longer good. A change of the password voids
     * it, and under the account's lock none is made for a password that was changed already.
     *
     * @throws BusinessError SIGN_IN_REFUSED when `passwordHash`, which was checked, is no longer in force
     */
    async issue({ accountId, passwordHash }: ProvedAccount, now: Date, record?: Recording): Promise<string> {
      const token = randomBytes(policy.session.tokenBytes).toString('base64url');
      const expiresAt = new Date(now.getTime() + policy.signInTicket.lifetimeMs);
      await database.em().nativeDelete(SignInTicket, { expiresAt: { $lte: now } });
      await inTransaction(database, async (em) => {
        await lockProvedActor(em, { actorType: 'account', actorId: accountId, passwordHash });
        await em.nativeDelete(SignInTicket, { accountId });
        await em.insert(SignInTicket, { tokenHash: hashOf(token), accountId, createdAt: now, expiresAt });
        await record?.(em);
      });
      return token;
    },

    /** Whose ticket it is, without using it. */
    async find(token: string, now: Date): Promise<{ accountId: number } | undefined> {
      const ticket = await database.em().findOne(SignInTicket, good(token, now));
      return ticket ? { accountId: ticket.accountId } : undefined;
    },

    /** Uses it up; of any number at once, one is told that it did. */
    async use(token: string, now: Date): Promise<boolean> {
      return (await database.em().nativeUpdate(SignInTicket, good(token, now), { usedAt: now })) > 0;
    },
  };
}

function good(token: string, now: Date) {
  return { tokenHash: hashOf(token), usedAt: null, expiresAt: { $gt: now } };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
