import { Account } from '../../entities/account.ts';
import { Operator } from '../../entities/operator.ts';
import type { Database } from '../../orm.ts';
import type { ActorType } from '../../entities/session.ts';

/** Puts a hash of the same password by newer parameters in the place of the one it was checked against. */
export function createPasswordHashes(database: Database) {
  return {
    /** Does nothing when another one is in force meanwhile. Answers whether it did. */
    async replace(
      actor: { actorType: ActorType; actorId: number },
      from: string,
      to: string,
    ): Promise<boolean> {
      const { actorType, actorId: id } = actor;
      const [em, unchanged, renewed] = [database.em(), { id, passwordHash: from }, { passwordHash: to }];
      const replaced =
        actorType === 'account'
          ? await em.nativeUpdate(Account, unchanged, renewed)
          : await em.nativeUpdate(Operator, unchanged, renewed);
      return replaced > 0;
    },
  };
}
