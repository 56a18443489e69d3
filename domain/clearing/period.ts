import { BusinessError } from '../errors.ts';

/** A range of clearing dates within one month, both ends included, as `YYYY-MM-DD` in Asia/Shanghai. */
export interface StatementPeriod {
  readonly from: string;
  readonly to: string;
}

const monthPattern = /^(20\d{2})-(0[1-9]|1[0-2])$/;
const datePattern = /^(20\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const shanghaiOffsetMs = 8 * 3_600_000;

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

/**
 * A period that has begun may have a statement, though not a complete one yet.
 *
 * @param today the calendar date in Asia/Shanghai.
 * @throws BusinessError PERIOD_IN_FUTURE when the period begins after today.
 */
export function requireBegun(period: StatementPeriod, today: string): void {
  if (period.from > today) throw new BusinessError('PERIOD_IN_FUTURE');
}

/** Whether `text` is a calendar date `YYYY-MM-DD` that exists. */
export function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  return match !== null && Number(match[3]) <= daysIn(text.slice(0, 7));
}

/** The month `YYYY-MM` a date belongs to. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** The calendar date in Asia/Shanghai (UTC+8, no summer time) at an instant given in ms since 1970 UTC. */
export function shanghaiDate(instantMs: number): string {
  return new Date(instantMs + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** The minute in Asia/Shanghai, as a person reads it: `2019-09-09 17:15`. */
export function shanghaiMinute(instantMs: number): string {
  return new Date(instantMs + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * The month a scheduled run covers. It is taken from the nominal time in Asia/Shanghai: the 20th at 03:00
 * there is still the 19th in UTC.
 *
 * @param offset 0 for the same month, -1 for the month before.
 */
export function monthOfRun(nominalMs: number, offset: number): string {
  const [year = 0, month = 0] = shanghaiDate(nominalMs).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 7);
}

function daysIn(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
