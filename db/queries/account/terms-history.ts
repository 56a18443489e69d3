import type { Locale } from '../../../domain/locale.ts';
import { Account } from '../../entities/account.ts';
import { TermsAcceptance } from '../../entities/terms-acceptance.ts';
import { TermsVersion } from '../../entities/terms-version.ts';
import type { Database } from '../../orm.ts';

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

/** What an account has agreed to, in its activation and later; newest first. */
export function createTermsHistory(database: Database): (accountId: number) => Promise<AcceptedTerms[]> {
  return async (accountId) => {
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
  };
}
