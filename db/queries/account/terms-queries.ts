import type { Locale } from '../../../domain/locale.ts';
import type { Database } from '../../orm.ts';
import { currentTerms } from '../../sql/account/current-terms.ts';

export interface PublishedTerms {
  readonly version: string;
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
  /** Hex, over the UTF-8 of `body`. */
  readonly sha256: string;
  readonly publishedAt: Date;
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
  };
}
