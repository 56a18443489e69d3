import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ObjectionOutcome, SettledObjection } from '../../../contracts/activation.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { Account } from '../../entities/account.ts';
import { ActivationObjection } from '../../entities/activation-objection.ts';
import { Session } from '../../entities/session.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { insertOutboxMessages } from '../delivery/insert-outbox-messages.ts';
import type { NewOutboxMessage } from '../delivery/new-outbox-message.ts';

export interface NewObjection {
  readonly activationId: string;
  readonly stage: 'STARTED' | 'DONE';
  readonly lifetimeMs: number;
  readonly now: Date;
  /** The notice that carries the right to object, made of its token. */
  readonly notice: (objectionToken: string) => NewOutboxMessage;
}

/** What the contact on file may do about an activation that is not theirs. */
export function createObjectionRepository(database: Database, vault: Vault) {
  return {
    /** Tells the contact that an activation has begun, once for each activation. */
    announceStart: (objection: Omit<NewObjection, 'stage' | 'lifetimeMs'>): Promise<void> =>
      inTransaction(database, (em) =>
        insertObjection(em, vault, {
          ...objection,
          stage: 'STARTED',
          lifetimeMs: policy.activation.lifetimeMs,
        }),
      ),

    /**
     * Uses an objection up. The account that came of the activation is disabled and signed out; where there is none
     * yet, none can come any more. Doing it again answers the same.
     *
     * @throws BusinessError OBJECTION_NOT_FOUND when there is none, or its time is over
     */
    settle: (objectionId: string, now: Date): Promise<SettledObjection> =>
      inTransaction(database, (em) => settleObjection(em, vault, objectionId, now)),
  };
}

/** Inside the transaction of `em`: the right to object, and the notice that carries it. */
export async function insertObjection(
  em: SqlEntityManager,
  vault: Vault,
  { activationId, stage, lifetimeMs, now, notice }: NewObjection,
): Promise<void> {
  if (await em.count(ActivationObjection, { activationId, stage })) return;
  const token = randomBytes(policy.objection.tokenBytes).toString('base64url');
  await em.insert(ActivationObjection, {
    id: randomUUID(),
    activationId,
    stage,
    tokenHash: createHash('sha256').update(token).digest('hex'),
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifetimeMs),
  });
  await insertOutboxMessages(em, vault, [notice(token)], now);
}

/**
 * Inside the transaction that creates the account: locks the activation's objections, so that one made at the same
 * time either is seen here or sees the account.
 *
 * @throws BusinessError FLOW_LOCKED when somebody has objected
 */
export async function requireNoObjection(em: SqlEntityManager, activationId: string): Promise<void> {
  const objections = await em.find(
    ActivationObjection,
    { activationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (objections.some(({ usedAt }) => usedAt)) throw new BusinessError('FLOW_LOCKED');
}

async function settleObjection(
  em: SqlEntityManager,
  vault: Vault,
  id: string,
  now: Date,
): Promise<SettledObjection> {
  const unused = { id, usedAt: null, expiresAt: { $gt: now } };
  const used = await em.nativeUpdate(ActivationObjection, unused, { usedAt: now });
  const objection = await em.findOne(ActivationObjection, id);
  if (!objection) throw new BusinessError('OBJECTION_NOT_FOUND');
  const { activationId, outcome: settled } = objection;
  if (settled) return { activationId, outcome: settled };
  if (used === 0) throw new BusinessError('OBJECTION_NOT_FOUND');
  const account = await em.findOne(Account, { activationId });
  const outcome: ObjectionOutcome = account ? 'DISABLED' : 'STOPPED';
  if (account) await disableAccount(em, account.id, now);
  await em.nativeUpdate(ActivationObjection, { id }, { outcome });
  await appendAuditEvent(em, vault, {
    at: now,
    actor: 'contact-on-file',
    action: 'activation.objected',
    target: account ? `account:${account.id}` : `activation:${activationId}`,
    reason: 'not me',
    detail: { outcome, stage: objection.stage, activationId },
  });
  return { activationId, outcome };
}

async function disableAccount(em: SqlEntityManager, accountId: number, now: Date): Promise<void> {
  await em.nativeUpdate(Account, { id: accountId }, { state: 'DISABLED' });
  const sessions = { actorType: 'account' as const, actorId: accountId, endedAt: null };
  await em.nativeUpdate(Session, sessions, { endedAt: now });
}
