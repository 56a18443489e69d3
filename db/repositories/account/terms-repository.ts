import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Locale } from '../../../domain/locale.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { Recording } from '../../audit/audit-trail.ts';
import { TermsAcceptance } from '../../entities/terms-acceptance.ts';
import type { Database } from '../../orm.ts';
import { currentTerms, hasAgreedToCurrent } from '../../sql/account/current-terms.ts';
import { inTransaction } from '../../transaction.ts';

export interface NewAcceptance {
  readonly activationId: string;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly version: string;
  readonly sha256: string;
  readonly locale: Locale;
  readonly ip: string;
  readonly userAgent: string;
  readonly now: Date;
  /** The audit row, written in the acceptance's transaction. */
  readonly record?: Recording;
}

export type TermsRepository = ReturnType<typeof createTermsRepository>;

export function createTermsRepository(database: Database) {
  return {
    /** @throws BusinessError TERMS_OUTDATED when a newer text than the one agreed to has been published */
    async requireCurrent(activationId: string, now: Date): Promise<void> {
      if (!(await hasAgreedToCurrent(database.em(), activationId, now)))
        throw new BusinessError('TERMS_OUTDATED');
    },

    /**
     * Writes down who agreed to the newest text, once for each activation and version.
     *
     * @throws BusinessError TERMS_OUTDATED unless version, hash and locale are those of the newest published text.
     */
    async accept({ now, record, ...acceptance }: NewAcceptance): Promise<void> {
      const { activationId, version, sha256, locale } = acceptance;
      const em = database.em();
      if (await em.count(TermsAcceptance, { activationId, version, sha256 })) return;
      const current = await currentTerms(em, locale, now);
      if (current?.version !== version || current.sha256 !== sha256)
        throw new BusinessError('TERMS_OUTDATED');
      try {
        const userAgent = acceptance.userAgent.slice(0, 400);
        await inTransaction(database, async (em) => {
          await em.insert(TermsAcceptance, { ...acceptance, userAgent, acceptedAt: now });
          await record?.(em);
        });
      } catch (error) {
        // The same activity, repeated while its first try was still under way.
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
      }
    },
  };
}
