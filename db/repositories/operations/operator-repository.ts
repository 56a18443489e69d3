import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { BusinessError } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { AuditTrail } from '../../audit/audit-trail.ts';
import { Operator } from '../../entities/operator.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { endAllSessions } from '../../sql/account/end-sessions.ts';

export interface OperatorSecrets {
  /** Canonical. */
  readonly username: string;
  readonly passwordHash: string;
  /** Base32. */
  readonly totpSecret: string;
  readonly now: Date;
}

/** The operations staff, written by the command line; each command leaves its row, a refused one too. */
export function createOperatorRepository(database: Database, vault: Vault, trail: AuditTrail) {
  // Who may read the machine's configuration has no other name here.
  const commandEvent = (action: string, at: Date) => ({ at, actor: 'command-line', action });

  function refuse(action: string, { username, now }: OperatorSecrets, errorCode: string): Promise<void> {
    const target = `name:${vault.audit.pseudonym('name', username)}`;
    return trail.record({ ...commandEvent(action, now), outcome: 'REFUSED', target, detail: { errorCode } });
  }

  return {
    async idOf(username: string): Promise<number | undefined> {
      return (await database.em().findOne(Operator, { username }))?.id;
    },

    /** @throws BusinessError USERNAME_TAKEN */
    async create(secrets: OperatorSecrets): Promise<void> {
      const { username, passwordHash, totpSecret, now } = secrets;
      const row = { username, passwordHash, totpCipher: vault.cipher.seal(totpSecret), createdAt: now };
      try {
        await inTransaction(database, async (em) => {
          const id = await em.insert(Operator, row);
          const event = { ...commandEvent('operator.create', now), target: `operator:${id}` };
          await appendAuditEvent(em, vault, event);
        });
      } catch (error) {
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
        await refuse('operator.create', secrets, 'USERNAME_TAKEN');
        throw new BusinessError('USERNAME_TAKEN');
      }
    },

    /** New secrets for an operator who lost the old ones, and an end to all their sessions. Answers whether there is one. */
    async renew(secrets: OperatorSecrets): Promise<boolean> {
      const { username, passwordHash, totpSecret, now } = secrets;
      const renewed = { passwordHash, totpCipher: vault.cipher.seal(totpSecret), totpLastStep: null };
      const known = await inTransaction(database, async (em) => {
        const operator = await em.findOne(Operator, { username });
        if (!operator) return false;
        await em.nativeUpdate(Operator, { id: operator.id }, renewed);
        const sessions = await endAllSessions(em, { actorType: 'operator', actorId: operator.id }, now);
        const target = `operator:${operator.id}`;
        await appendAuditEvent(em, vault, {
          ...commandEvent('operator.renew', now),
          target,
          detail: { sessions },
        });
        return true;
      });
      if (!known) await refuse('operator.renew', secrets, 'ACCOUNT_NOT_FOUND');
      return known;
    },
  };
}
