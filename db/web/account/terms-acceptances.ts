import type { Locale } from '../../../domain/locale.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Recording } from '../../audit/audit-trail.ts';
import { Account } from '../../entities/account.ts';
import type { Database } from '../../orm.ts';
import type { TermsRepository } from '../../repositories/account/terms-repository.ts';

export interface SignedInAcceptance {
  readonly accountId: number;
  readonly version: string;
  readonly sha256: string;
  readonly locale: Locale;
  readonly ip: string;
  readonly userAgent: string;
  readonly now: Date;
  /** The audit row, written in the acceptance's transaction. */
  readonly record: Recording;
}

/** What a signed-in person agrees to: one row that no process needs to look after. */
export function createTermsAcceptances(database: Database, terms: TermsRepository) {
  return {
    /**
     * Kept with what was agreed to at the account's activation; once for each version.
     *
     * @throws BusinessError TERMS_OUTDATED when it is not the newest text
     */
    async accept({ accountId, ...acceptance }: SignedInAcceptance): Promise<void> {
      const account = await database.em().findOne(Account, accountId);
      if (!account) throw new BusinessError('SESSION_REQUIRED');
      const { activationId, subjectType, subjectId } = account;
      await terms.accept({ ...acceptance, activationId, subjectType, subjectId });
    },
  };
}
