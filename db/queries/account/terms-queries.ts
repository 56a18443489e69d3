import type { Locale } from '../../../domain/locale.ts';
import { Account } from '../../entities/account.ts';
import { TermsAcceptance } from '../../entities/terms-acceptance.ts';
import { TermsVersion } from '../../entities/terms-version.ts';
import type { Database } from '../../orm.ts';
import { currentTerms, hasAgreedToCurrent } from '../../sql/account/current-terms.ts';

export interface PublishedTerms {
  readonly version: string;
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
  /** Hex, over the UTF-8 of `body`. */
  readonly sha256: string;
  readonly publishedAt: Date;
}

export interface AcceptedTerms {
  readonly version: string;
  /** The language it was read in. */
  readonly locale: Locale;
  readonly title: string;
  /** The very text. */
  readonly body: string;
  /** Hex, over the UTF-8 of the text that was read. */
  readonly sha256: string;
  readonly acceptedAt: Date;
}

export function createTermsQueries(database: Database) {
  return {
    /** The text in force; undefined when none was ever published in this language. */
    async current(locale: Locale, now: Date): Promise<PublishedTerms | undefined> {
      const terms = await currentTerms(database.em(), locale, now);
      if (!terms) return undefined;
      const { version, title, body, sha256, publishedAt } = terms;
      return { version, locale, title, body, sha256, publishedAt };
    },

    /** Whether an account may go on; otherwise it has to agree to a newer text first. */
    async hasAcceptedCurrent(accountId: number, now: Date): Promise<boolean> {
      const em = database.em();
      const account = await em.findOne(Account, accountId, { fields: ['activationId'] });
      return account !== null && (await hasAgreedToCurrent(em, account.activationId, now));
    },

    /** What an account has agreed to, in its activation and later; newest first. */
    async acceptedBy(accountId: number): Promise<AcceptedTerms[]> {
      const em = database.em();
      const account = await em.findOne(Account, accountId, { fields: ['activationId'] });
      if (!account) return [];
      const { activationId } = account;
      const acceptances = await em.find(TermsAcceptance, { activationId }, { orderBy: { id: 'desc' } });
      const where = { sha256: { $in: acceptances.map(({ sha256 }) => sha256) } };
      const texts = await em.find(TermsVersion, where, { fields: ['sha256', 'title', 'body'] });
      const textOf = new Map(texts.map((text) => [text.sha256, text]));
      return acceptances.map(({ version, locale, sha256, acceptedAt }) => ({
        version,
        locale,
        title: textOf.get(sha256)?.title ?? '',
        body: textOf.get(sha256)?.body ?? '',
        sha256,
        acceptedAt,
      }));
    },
  };
}
