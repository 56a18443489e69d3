import { randomUUID } from 'node:crypto';
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

/** A change of password is one request of one session, so there is no flow that a workflow would have to keep. */
export function createPasswordChange(database: Database, vault: Vault) {
  /** Answers false when the password was changed meanwhile, or the account is no longer active. */
  return (change: PasswordChange): Promise<boolean> => {
    const causeId = randomUUID();
    return inTransaction(database, (em) =>
      replacePassword(em, vault, { ...change, how: 'changed', causeId }),
    );
  };
}
