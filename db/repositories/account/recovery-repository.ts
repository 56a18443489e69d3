import { BusinessError } from '../../../domain/errors.ts';
import type { RecoveryIdentifier } from '../../../domain/account/recovery-identifier.ts';
import type { ContactInput } from '../../../domain/contact.ts';
import type { RecoveredAccount } from '../../../contracts/account.ts';
import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { replacePassword } from './replace-password.ts';
import { findSubjectById } from '../../sql/roster/subjects.ts';

export interface Recoverable {
  readonly accountId: number;
  /** The password to be replaced, and no later one. */
  readonly passwordHash: string;
  /** All bound addresses, or the one that was named. */
  readonly contacts: readonly ContactInput[];
}

/** Finding the account of somebody who has forgotten the password, and setting a new one. */
export function createRecoveryRepository(database: Database, vault: Vault) {
  /** The same reads whatever is found, so that it takes as long for nobody as for somebody. */
  async function find(identifier: RecoveryIdentifier): Promise<Recoverable | undefined> {
    const em = database.em();
    const isAddress = identifier.kind === 'email' || identifier.kind === 'phone';
    const named = isAddress ? vault.blindIndex(identifier.kind, identifier.address) : '';
    const username = identifier.kind === 'username' ? identifier.username : '';
    const binding = await em.findOne(ContactBinding, { addressIndex: named });
    const account = await em.findOne(Account, binding ? { id: binding.accountId } : { username });
    const accountId = account?.state === 'ACTIVE' ? account.id : 0;
    const bound = await em.find(ContactBinding, { accountId }, { orderBy: { id: 'asc' } });
    const contacts = bound
      .filter(({ addressIndex }) => !binding || addressIndex === named)
      .map(({ channel, addressCipher }) => ({ channel, address: vault.cipher.open(addressCipher) }));
    return account && contacts.length > 0
      ? { accountId, passwordHash: account.passwordHash, contacts }
      : undefined;
  }

  return {
    find,

    /**
     * The names that a new password must not contain.
     *
     * @throws BusinessError FLOW_LOCKED when the account is no longer active or has got another password meanwhile
     */
    async namesOf({
      accountId,
      currentPasswordHash: passwordHash,
    }: RecoveredAccount): Promise<readonly string[]> {
      const em = database.em();
      const account = await em.findOne(Account, { id: accountId, state: 'ACTIVE', passwordHash });
      if (!account) throw new BusinessError('FLOW_LOCKED');
      const { username, displayUsername, subjectType, subjectId } = account;
      const subject = await findSubjectById(em, subjectType, subjectId);
      return [username, displayUsername, ...(subject ? [subject.subjectNo] : [])];
    },

    /** @throws BusinessError FLOW_LOCKED when the account is no longer active or has got another password meanwhile */
    async setPassword(
      recovered: RecoveredAccount & { recoveryId: string; passwordHash: string; now: Date },
    ): Promise<void> {
      const { recoveryId: causeId, ...account } = recovered;
      const done = await inTransaction(database, (em) =>
        replacePassword(em, vault, { ...account, how: 'recovered', causeId }),
      );
      if (!done) throw new BusinessError('FLOW_LOCKED');
    },
  };
}
