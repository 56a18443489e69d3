import {
  type ClearingFacts,
  type ClearingReason,
  clearingReasons,
  requireProducible,
} from '../clearing/clearing-completeness.ts';
import { BusinessError } from '../errors.ts';

/** What is known of a month: its clearing, and its run if it has one. */
export interface MonthFacts {
  readonly clearing: ClearingFacts;
  readonly run: MonthRunFacts | undefined;
}

export interface MonthRunFacts {
  /** Planned, running, paused or blocked. */
  readonly inProgress: boolean;
  /** How many of its items have statements, had some or should have: all but empty ones. */
  readonly withStatements: number;
  /** How many failed or were cancelled. */
  readonly undone: number;
  /** How many have provisional statements, or were empty in a provisional run. */
  readonly provisional: number;
  /** How many subjects have rows that came after their statements were produced. */
  readonly changed: number;
}

export type MonthState = 'OPEN' | 'COMPLETE' | 'PRODUCED' | 'CHANGED_SINCE';

/** Why a month is in its state; codes are stable. */
export type MonthReason =
  ClearingReason | 'RUN_IN_PROGRESS' | 'PROVISIONAL' | 'ITEMS_UNDONE' | 'ROWS_CHANGED' | 'COMPLETE_SINCE';

export interface MonthStatus {
  readonly state: MonthState;
  readonly reasons: readonly MonthReason[];
}

/** Who starts a run and what they override. */
export interface StartRequest {
  /** The schedule never opens a month again that has a run. */
  readonly bySchedule: boolean;
  /** An operator goes on, with a reason, though files are missing. */
  readonly despiteMissing: boolean;
}

/** The one judgement of a month: everything that starts, previews or shows production asks here. */
export function monthStatusOf({ clearing, run }: MonthFacts): MonthStatus {
  const open = clearingReasons(clearing);
  const reasons: MonthReason[] = [...open];
  const complete = open.length === 0;
  if (run?.inProgress) reasons.push('RUN_IN_PROGRESS');
  if (!run || run.withStatements === 0) return { state: complete ? 'COMPLETE' : 'OPEN', reasons };
  if (run.undone > 0) reasons.push('ITEMS_UNDONE');
  if (run.provisional > 0) reasons.push(complete ? 'COMPLETE_SINCE' : 'PROVISIONAL');
  if (run.changed > 0) reasons.push('ROWS_CHANGED');
  const changed = run.changed > 0 || (run.provisional > 0 && complete);
  return { state: changed ? 'CHANGED_SINCE' : 'PRODUCED', reasons };
}

/**
 * What a month with an ended run may be brought up to date from.
 *
 * @throws BusinessError RUN_NOT_FOUND, RUN_IN_PROGRESS, CLEARING_INCOMPLETE
 */
export function requireUpdatable(
  { clearing, run }: MonthFacts,
  { despiteMissing }: Pick<StartRequest, 'despiteMissing'>,
): { readonly provisional: boolean } {
  if (!run) throw new BusinessError('RUN_NOT_FOUND');
  if (run.inProgress)
    throw new BusinessError('RUN_IN_PROGRESS', { period: clearing.period.from.slice(0, 7) });
  return requireProducible(clearing, despiteMissing ? ['FILES_MISSING'] : []);
}

/**
 * A month is run once from its beginning, and once more while its statements are provisional or it has none.
 *
 * @throws BusinessError PERIOD_IN_FUTURE, RUN_IN_PROGRESS, RUN_EXISTS, CLEARING_INCOMPLETE
 */
export function requireStartable(
  { clearing, run }: MonthFacts,
  { bySchedule, despiteMissing }: StartRequest,
): { readonly provisional: boolean } {
  if (clearing.period.from > clearing.today) throw new BusinessError('PERIOD_IN_FUTURE');
  if (run?.inProgress)
    throw new BusinessError('RUN_IN_PROGRESS', { period: clearing.period.from.slice(0, 7) });
  const again = run && !bySchedule && (run.provisional > 0 || run.withStatements === 0);
  if (run && !again) throw new BusinessError('RUN_EXISTS');
  return requireProducible(clearing, despiteMissing ? ['FILES_MISSING'] : []);
}
