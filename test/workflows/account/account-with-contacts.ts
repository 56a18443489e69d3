import { randomUUID } from 'node:crypto';
import type { ContactInput } from '../../../domain/contact.ts';
import { Account } from '../../../db/entities/account.ts';
import { ContactBinding } from '../../../db/entities/contact-binding.ts';
import { Merchant } from '../../../db/entities/merchant.ts';
import type { Database } from '../../../db/orm.ts';
import type { Vault } from '../../../db/vault.ts';
import { accountRow, quickHash } from '../../support/people.ts';

export const oldPassword = 'Yaodian-2019-old';

let merchants = 0;

/** An active account of a merchant of its own, with these addresses bound. */
export async function addAccountWithContacts(
  { database, vault }: { database: Database; vault: Vault },
  username: string,
  contacts: readonly ContactInput[],
): Promise<number> {
  const em = database.em();
  const createdAt = new Date();
  const merchantNo = `9990020011${String((merchants += 1)).padStart(5, '0')}`;
  const { branchCode } = (await em.find(Merchant, {}, { limit: 1 }))[0]!;
  const subjectId = await em.insert(Merchant, { merchantNo, name: '丰瑞堂', branchCode });
  const passwordHash = await quickHash(oldPassword);
  const accountId = await em.insert(
    Account,
    accountRow({ username, subjectId, passwordHash, activationId: randomUUID(), createdAt }),
  );
  for (const { channel, address } of contacts) {
    const addressCipher = vault.cipher.seal(address);
    const addressIndex = vault.blindIndex(channel, address);
    await em.insert(ContactBinding, { accountId, channel, addressCipher, addressIndex, createdAt });
  }
  return accountId;
}
