import type { InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Locale } from '../../../domain/locale.ts';
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
