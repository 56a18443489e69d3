import { type ActorType, Session } from '../../entities/session.ts';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { policy } from '../../../domain/policy.ts';
import type { Recording } from '../../audit/audit-trail.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import { endAllSessions } from '../../sql/account/end-sessions.ts';
import { lockProvedActor, type ProvedActor } from './lock-proved-actor.ts';

export interface NewSession extends ProvedActor {
  readonly userAgent: string;
  readonly now: Date;
}

export interface SessionActor {
  readonly sessionId: string;
  readonly actorType: ActorType;
  readonly actorId: number;
}

export interface SessionRecord {
  readonly sessionId: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

const touchEveryMs = 60_000;

/** Signed-in browsers. The table has only the token's hash: who reads it can't sign in with it. */
export function createSessions(database: Database) {
  return {
    /**
     * Signs in; beyond the policy's number of sessions, those that began first are ended.
     *
     * @throws BusinessError SIGN_IN_REFUSED when the password is another one by now, or the account is disabled
     */
    async open(session: NewSession, record?: Recording): Promise<{ token: string }> {
      const token = randomBytes(policy.session.tokenBytes).toString('base64url');
      await inTransaction(database, async (em) => {
        await insertSession(em, hashOf(token), session);
        await record?.(em);
      });
      return { token };
    },

    /** Who is behind a token, while neither the idle nor the absolute limit has passed and the actor may still act. */
    async find(token: string, now: Date): Promise<SessionActor | undefined> {
      const em = database.em();
      const session = await em.findOne(Session, {
        tokenHash: hashOf(token),
        ...live(now),
        ...ofActiveActor(),
      });
      if (!session) return undefined;
      if (now.getTime() - session.lastSeenAt.getTime() >= touchEveryMs) {
        await em.nativeUpdate(Session, { id: session.id, lastSeenAt: { $lt: now } }, { lastSeenAt: now });
      }
      return { sessionId: session.id, actorType: session.actorType, actorId: session.actorId };
    },

    async end(sessionId: string, now: Date, record?: Recording): Promise<void> {
      await inTransaction(database, async (em) => {
        const ended = await em.nativeUpdate(Session, { id: sessionId, endedAt: null }, { endedAt: now });
        if (ended > 0) await record?.(em);
      });
    },

    /**
     * Signs an actor out everywhere, sign-ins half done included; with `except`, everywhere but there. To be called
     * whenever a password is reset. Returns how many sessions were live.
     */
    async endAll(
      { actorType, actorId }: Pick<NewSession, 'actorType' | 'actorId'>,
      { now, except, record }: { now: Date; except?: string; record?: Recording },
    ): Promise<number> {
      const whose = { actorType, actorId, exceptSessionId: except };
      return inTransaction(database, async (em) => {
        const ended = await endAllSessions(em, whose, now);
        await record?.(em);
        return ended;
      });
    },

    /** The live sessions of one actor, newest first. */
    async list(actorType: ActorType, actorId: number, now: Date): Promise<SessionRecord[]> {
      const sessions = await liveSessions(database.em(), { actorType, actorId, now });
      return sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
        sessionId: id,
        userAgent,
        createdAt,
        lastSeenAt,
      }));
    },
  };
}

async function insertSession(em: SqlEntityManager, tokenHash: string, session: NewSession): Promise<void> {
  const { actorType, actorId, userAgent, now } = session;
  // Under it, sign-ins of the same actor go one after the other, else two at once would leave one session too many.
  await lockProvedActor(em, session);
  const surplus = (await liveSessions(em, session)).slice(policy.session.perAccount - 1).map(({ id }) => id);
  if (surplus.length > 0) await em.nativeUpdate(Session, { id: { $in: surplus } }, { endedAt: now });
  await em.insert(Session, {
    id: randomUUID(),
    tokenHash,
    actorType,
    actorId,
    userAgent: userAgent.slice(0, 400),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + policy.session.lifetimeMs),
  });
}

function liveSessions(
  em: SqlEntityManager,
  { actorType, actorId, now }: Pick<NewSession, 'actorType' | 'actorId' | 'now'>,
) {
  const where = { actorType, actorId, ...live(now) };
  return em.find(Session, where, { orderBy: { createdAt: 'desc', id: 'desc' } });
}

function live(now: Date) {
  const idleSince = new Date(now.getTime() - policy.session.idleMs);
  return { endedAt: null, expiresAt: { $gt: now }, lastSeenAt: { $gt: idleSince } };
}

/** In the same query as the session, so that who is disabled or gone is out at once. */
function ofActiveActor() {
  const state = raw(
    (alias) =>
      `case ${alias}.actor_type
         when 'account' then (select a.state from account a where a.id = ${alias}.actor_id)
         else (select 'ACTIVE' from operator o where o.id = ${alias}.actor_id) end`,
  );
  return { [state]: 'ACTIVE' };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
