import { Account } from '../../entities/account.ts';
import type { Database } from '../../orm.ts';

/** Marks what an account was told as read. */
export function createNoticesRead(database: Database) {
  /** All notices up to an instant, itself included; what is marked already stays so. */
  return async (accountId: number, upTo: Date): Promise<void> => {
    const earlier = { $or: [{ noticesReadAt: null }, { noticesReadAt: { $lt: upTo } }] };
    await database.em().nativeUpdate(Account, { id: accountId, ...earlier }, { noticesReadAt: upTo });
  };
}
