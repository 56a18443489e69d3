import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Vault } from '../../vault.ts';
import { insertPublications, type Publication } from '../statements/statement-publication.ts';
import { AttemptFencedError } from './attempt-fenced-error.ts';
import { finishRunItems, type ItemOutcome } from './finish-run-items.ts';

/** What was produced for one item of a run, and the state the item ends in. */
export type ItemPublication = Publication & { readonly item: ItemOutcome };

/**
 * Finishes items and publishes their statements and messages with a few SQL statements; to be called within a
 * transaction.
 *
 * @throws AttemptFencedError when an item is finished already or belongs to a later attempt.
 */
export async function publishRunItems(
  em: SqlEntityManager,
  vault: Vault,
  publications: readonly ItemPublication[],
  now: Date,
): Promise<void> {
  const items = publications.map(({ item }) => item);
  const finished = await finishRunItems(em, items, now);
  if (finished < items.length) throw new AttemptFencedError(`One of ${items.length} items`);
  await insertPublications(em, vault, publications, now);
}
