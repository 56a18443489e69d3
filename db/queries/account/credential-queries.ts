import { Account } from '../../entities/account.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import type { Database } from '../../orm.ts';
import { type ContactChannel, maskAddress } from '../../../domain/contact.ts';
import type { Vault } from '../../vault.ts';

export interface BoundContact {
  readonly channel: ContactChannel;
  readonly masked: string;
  readonly boundAt: Date;
  /** Its server refuses our mail. */
  readonly refused: boolean;
}

/** What a signed-in account may see and prove of itself. */
export function createCredentialQueries(database: Database, vault: Vault) {
  return {
    /** For re-authentication; undefined when the account is not active. */
    async passwordHash(accountId: number): Promise<string | undefined> {
      const account = await database.em().findOne(Account, { id: accountId, state: 'ACTIVE' });
      return account?.passwordHash;
    },

    /** The account's addresses, masked. */
    async contacts(accountId: number): Promise<BoundContact[]> {
      const bound = await database.em().find(ContactBinding, { accountId }, { orderBy: { id: 'asc' } });
      return bound.map(({ channel, addressCipher, createdAt: boundAt, refusedAt }) => {
        const masked = maskAddress(channel, vault.cipher.open(addressCipher));
        return { channel, masked, boundAt, refused: Boolean(refusedAt) };
      });
    },
  };
}
