import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunItemState } from '../../contracts/statements.ts';
import { StatementRunItem } from '../entities/statement-run-item.ts';

export interface ItemOutcome {
  readonly period: string;
  readonly ordinal: number;
  readonly attempt: number;
  readonly state: RunItemState;
  readonly errorCode?: string;
  readonly now: Date;
}

/**
 * Writes what became of an item, if it is still being worked on in this attempt. False when another writer has finished
 * it or a later attempt has taken it.
 */
export async function finishRunItem(em: SqlEntityManager, outcome: ItemOutcome): Promise<boolean> {
  const { period, ordinal, attempt, state, errorCode, now } = outcome;
  const mine = { period, ordinal, attempt, state: 'RUNNING' as const };
  const written = { state, errorCode: errorCode ?? null, finishedAt: now };
  return (await em.nativeUpdate(StatementRunItem, mine, written)) > 0;
}
