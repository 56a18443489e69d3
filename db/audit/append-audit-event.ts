import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { AuditEvent } from '../entities/audit-event.ts';
import { AuditHead } from '../entities/audit-head.ts';
import type { Vault } from '../vault.ts';
import type { NewAuditEvent } from './new-audit-event.ts';

/**
 * Adds one row to the chain, inside the transaction of what it records: both are there or neither.
 *
 * The head's row is locked, so two writers make one chain without gaps; the lock is held until the transaction ends.
 * So append last: what comes after it keeps everybody waiting, and locks taken in one order can't cross.
 *
 * @throws Error when called outside a transaction, or when the head is not where its lock says it is.
 */
export async function appendAuditEvent(
  em: SqlEntityManager,
  vault: Pick<Vault, 'audit'>,
  event: NewAuditEvent,
): Promise<void> {
  const head = await lockHead(em);
  const { causeKey = null } = event;
  // Under the lock nobody else can add it between the question and the insert; the unique index backs that up.
  if (causeKey !== null && (await em.count(AuditEvent, { causeKey })) > 0) return;
  const facts = {
    sequence: head.sequence + 1,
    previousHash: head.hash,
    keyId: vault.audit.keyId,
    at: event.at,
    actor: event.actor,
    action: event.action,
    outcome: event.outcome ?? ('ACCEPTED' as const),
    target: event.target,
    reason: event.reason ?? '',
    ipHash: event.origin?.ipHash ?? null,
    requestId: event.origin?.requestId ?? null,
    causeKey,
    detail: event.detail ?? {},
  };
  const hash = vault.audit.seal(facts);
  await em.insert(AuditEvent, { ...facts, hash });
  const moved = await em.nativeUpdate(
    AuditHead,
    { id: 1, sequence: head.sequence, hash: head.hash },
    { sequence: facts.sequence, hash },
  );
  if (moved !== 1) throw new Error('The head of the audit chain has moved under its lock');
}

async function lockHead(em: SqlEntityManager): Promise<{ sequence: number; hash: string }> {
  const head = await em.findOne(
    AuditHead,
    { id: 1 },
    { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true },
  );
  if (!head) throw new Error('The audit chain has no head');
  return head;
}
