import { daysIn, isDate, monthOf } from '../shanghai-time.ts';
import { BusinessError } from '../errors.ts';

/** A range of clearing dates within one month, both ends included, as `YYYY-MM-DD` in Asia/Shanghai. */
export interface StatementPeriod {
  readonly from: string;
  readonly to: string;
}

const monthPattern = /^(20\d{2})-(0[1-9]|1[0-2])$/;

/**
 * The whole month `YYYY-MM`, from its 1st to its last day (guide: 当月 1 日至当月最大一天).
 *
 * @throws BusinessError PERIOD_FORMAT
 */
export function periodOfMonth(month: string): StatementPeriod {
  if (!monthPattern.test(month)) throw new BusinessError('PERIOD_FORMAT');
  return { from: `${month}-01`, to: `${month}-${String(daysIn(month)).padStart(2, '0')}` };
}

/**
 * An odd range inside one month.
 *
 * @throws BusinessError PERIOD_FORMAT for a date that does not exist or a range that runs backwards,
 *   PERIOD_ACROSS_MONTHS when the two dates lie in different months.
 */
export function periodOfRange(from: string, to: string): StatementPeriod {
  if (!isDate(from) || !isDate(to)) throw new BusinessError('PERIOD_FORMAT');
  if (monthOf(from) !== monthOf(to)) throw new BusinessError('PERIOD_ACROSS_MONTHS');
  if (from > to) throw new BusinessError('PERIOD_FORMAT');
  return { from, to };
}

/** Whether it is a month from its 1st to its last day. */
export function isWholeMonth({ from, to }: StatementPeriod): boolean {
  const month = periodOfMonth(from.slice(0, 7));
  return month.from === from && month.to === to;
}

/**
 * A period that has begun may have a statement, though not a complete one yet.
 *
 * @param today the calendar date in Asia/Shanghai.
 * @throws BusinessError PERIOD_IN_FUTURE when the period begins after today.
 */
export function requireBegun(period: StatementPeriod, today: string): void {
  if (period.from > today) throw new BusinessError('PERIOD_IN_FUTURE');
}
