import { Account } from '../entities/account.ts';
import { Operator } from '../entities/operator.ts';
import type { Database } from '../orm.ts';
import type { ActorType } from './sessions.ts';

/** Puts a hash of the same password by newer parameters in the place of the one it was checked against. */
export function createPasswordHashes(database: Database) {
  return {
    /** Does nothing when the password has been changed meanwhile. */
    async replace(actor: { actorType: ActorType; actorId: number }, from: string, to: string): Promise<void> {
      const { actorType, actorId: id } = actor;
      const [em, unchanged, renewed] = [database.em(), { id, passwordHash: from }, { passwordHash: to }];
      if (actorType === 'account') await em.nativeUpdate(Account, unchanged, renewed);
      else await em.nativeUpdate(Operator, unchanged, renewed);
    },
  };
}
