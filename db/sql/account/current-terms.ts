import type { InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Locale } from '../../../domain/locale.ts';
import { TermsAcceptance } from '../../entities/terms-acceptance.ts';
import { TermsVersion } from '../../entities/terms-version.ts';

/** The newest text that was published by `now` in a language; the one that must be agreed to. */
export async function currentTerms(
  em: SqlEntityManager,
  locale: Locale,
  now: Date,
): Promise<InferEntity<typeof TermsVersion> | undefined> {
  const orderBy = { publishedAt: 'desc', id: 'desc' } as const;
  const [current] = await em.find(
    TermsVersion,
    { locale, publishedAt: { $lte: now } },
    { orderBy, limit: 1 },
  );
  return current;
}

/**
 * Whether the newest text has been agreed to in an activation, or later by the account that came of it: both write
 * their acceptances under the activation's id. The language last agreed in decides, because the two are published
 * one after the other. Where nothing was ever published there is nothing to agree to.
 */
export async function hasAgreedToCurrent(
  em: SqlEntityManager,
  activationId: string,
  now: Date,
): Promise<boolean> {
  const newest = { orderBy: { id: 'desc' }, limit: 1, fields: ['version', 'locale'] } as const;
  const [last] = await em.find(TermsAcceptance, { activationId }, newest);
  const published = { publishedAt: { $lte: now }, ...(last && { locale: last.locale }) };
  const orderBy = { publishedAt: 'desc', id: 'desc' } as const;
  const [current] = await em.find(TermsVersion, published, { orderBy, limit: 1, fields: ['version'] });
  return current === undefined || current.version === last?.version;
}
