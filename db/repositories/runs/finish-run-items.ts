import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunItemState } from '../../../contracts/runs.ts';
import { StatementRunItem } from '../../entities/statement-run-item.ts';

export interface ItemOutcome {
  readonly period: string;
  readonly ordinal: number;
  readonly attempt: number;
  readonly state: RunItemState;
  readonly errorCode?: string;
  /** Where the fault is; at most 300 characters. */
  readonly errorDetail?: string;
  readonly maskedCards?: number;
}

/**
 * Writes what became of items, each of them only if it is still being worked on in its attempt. Fewer than there are
 * outcomes are written when another writer has finished an item or a later attempt has taken it.
 *
 * @returns how many were written.
 */
export async function finishRunItems(
  em: SqlEntityManager,
  outcomes: readonly ItemOutcome[],
  now: Date,
): Promise<number> {
  let written = 0;
  for (const group of Map.groupBy(outcomes, outcomeKey).values()) {
    const { period, attempt, state, errorCode = null, errorDetail = null, maskedCards = 0 } = group[0]!;
    const ordinal = { $in: group.map((outcome) => outcome.ordinal) };
    const mine = { period, ordinal, attempt, state: 'RUNNING' as const };
    written += await em.nativeUpdate(StatementRunItem, mine, {
      state,
      errorCode,
      errorDetail: errorDetail?.slice(0, 300) ?? null,
      maskedCards,
      finishedAt: now,
    });
  }
  return written;
}

function outcomeKey(outcome: ItemOutcome): string {
  const { period, attempt, state, errorCode = '', errorDetail = '', maskedCards = 0 } = outcome;
  return [period, attempt, state, errorCode, maskedCards, errorDetail].join();
}
