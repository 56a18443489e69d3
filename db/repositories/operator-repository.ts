import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { BusinessError } from '../../domain/errors.ts';
import { Operator } from '../entities/operator.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { endAllSessions } from '../web/end-sessions.ts';

export interface OperatorSecrets {
  /** Canonical. */
  readonly username: string;
  readonly passwordHash: string;
  /** Base32. */
  readonly totpSecret: string;
  readonly now: Date;
}

/** The operations staff, written by the command line. */
export function createOperatorRepository(database: Database, { cipher }: Vault) {
  return {
    /** @throws BusinessError USERNAME_TAKEN */
    async create({ username, passwordHash, totpSecret, now: createdAt }: OperatorSecrets): Promise<void> {
      try {
        const totpCipher = cipher.seal(totpSecret);
        await database.em().insert(Operator, { username, passwordHash, totpCipher, createdAt });
      } catch (error) {
        if (error instanceof UniqueConstraintViolationException) throw new BusinessError('USERNAME_TAKEN');
        throw error;
      }
    },

    /** New secrets for an operator who lost the old ones, and an end to all their sessions. Answers whether there is one. */
    async renew({ username, passwordHash, totpSecret, now }: OperatorSecrets): Promise<boolean> {
      const renewed = { passwordHash, totpCipher: cipher.seal(totpSecret), totpLastStep: null };
      return inTransaction(database, async (em) => {
        const operator = await em.findOne(Operator, { username });
        if (!operator) return false;
        await em.nativeUpdate(Operator, { id: operator.id }, renewed);
        await endAllSessions(em, { actorType: 'operator', actorId: operator.id }, now);
        return true;
      });
    },
  };
}
