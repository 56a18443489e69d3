import { randomUUID } from 'node:crypto';
import { Account } from '../../entities/account.ts';
import { Operator } from '../../entities/operator.ts';
import type { ActorType } from '../../entities/session.ts';
import type { Database } from '../../orm.ts';
import { replacePassword } from '../../repositories/account/replace-password.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

export interface PasswordChange {
  readonly accountId: number;
  /** The hash that the current password was checked against. */
  readonly currentPasswordHash: string;
  readonly passwordHash: string;
  /** The session that asks and goes on. */
  readonly exceptSessionId: string;
  readonly now: Date;
}

interface Rehash {
  readonly actorType: ActorType;
  readonly actorId: number;
  /** The hash that the password was checked against. */
  readonly from: string;
  /** Of the same password, by newer parameters. */
  readonly to: string;
}

/** What one request of a session does to its password: there is no flow that a workflow would have to keep. */
export function createPasswords(database: Database, vault: Vault) {
  return {
    /** Answers false when the password was changed meanwhile, or the account is no longer active. */
    change(change: PasswordChange): Promise<boolean> {
      const causeId = randomUUID();
      return inTransaction(database, (em) =>
        replacePassword(em, vault, { ...change, how: 'changed', causeId }),
      );
    },

    /** Does nothing when another hash is in force meanwhile. Answers whether it replaced the hash. */
    async rehash({ actorType, actorId: id, from, to }: Rehash): Promise<boolean> {
      const [em, unchanged, renewed] = [database.em(), { id, passwordHash: from }, { passwordHash: to }];
      const replaced =
        actorType === 'account'
          ? await em.nativeUpdate(Account, unchanged, renewed)
          : await em.nativeUpdate(Operator, unchanged, renewed);
      return replaced > 0;
    },
  };
}
