import { BusinessError } from '../errors.ts';
import { monthOf } from '../shanghai-time.ts';
import { periodOfMonth, type StatementPeriod } from './period.ts';

/** What is known of the clearing files of a month, or of a range within one. */
export interface ClearingFacts {
  readonly period: StatementPeriod;
  /** The calendar date in Asia/Shanghai. */
  readonly today: string;
  /** How many files are declared, whether they have arrived or not. */
  readonly declared: number;
  /** How many of them are due, since their clearing date is past, and not loaded. */
  readonly missing: number;
  /** How many hold other rows or sums than their control totals say. */
  readonly mismatched: number;
}

/** Why a month is not complete; codes are stable. */
export type ClearingReason =
  'MONTH_NOT_BEGUN' | 'MONTH_NOT_OVER' | 'NOTHING_DECLARED' | 'FILES_MISSING' | 'TOTALS_MISMATCHED';

/** None for a complete month. A month without declared files is not complete. */
export function clearingReasons(facts: ClearingFacts): ClearingReason[] {
  const { period, today, declared, missing, mismatched } = facts;
  const reasons: [ClearingReason, boolean][] = [
    ['MONTH_NOT_BEGUN', period.from > today],
    ['MONTH_NOT_OVER', today <= periodOfMonth(monthOf(period.to)).to],
    ['NOTHING_DECLARED', declared === 0],
    ['FILES_MISSING', missing > 0],
    ['TOTALS_MISMATCHED', mismatched > 0],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

/**
 * Whether statements of the period may be produced, and whether they are provisional: always before the month is over,
 * otherwise where a reason against it was overridden.
 *
 * @param despite the reasons that the caller may and does override
 * @throws BusinessError PERIOD_IN_FUTURE, CLEARING_INCOMPLETE with `declared`, `missing` and `mismatched`
 */
export function requireProducible(
  facts: ClearingFacts,
  despite: readonly ClearingReason[] = [],
): { readonly provisional: boolean } {
  const reasons = clearingReasons(facts);
  if (reasons.includes('MONTH_NOT_BEGUN')) throw new BusinessError('PERIOD_IN_FUTURE');
  const { declared, missing, mismatched } = facts;
  if (reasons.some((reason) => reason !== 'MONTH_NOT_OVER' && !despite.includes(reason)))
    throw new BusinessError('CLEARING_INCOMPLETE', { declared, missing, mismatched });
  return { provisional: reasons.length > 0 };
}
