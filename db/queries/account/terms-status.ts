import { Account } from '../../entities/account.ts';
import type { Database } from '../../orm.ts';
import { hasAgreedToCurrent } from '../../sql/account/current-terms.ts';

export function createTermsStatus(database: Database) {
  return {
    /** Whether an account may go on, or has to agree to a newer text first. */
    async isCurrent(accountId: number, now: Date): Promise<boolean> {
      const em = database.em();
      const account = await em.findOne(Account, accountId, { fields: ['activationId'] });
      return account !== null && (await hasAgreedToCurrent(em, account.activationId, now));
    },
  };
}
