import { periodOfMonth } from '../../../domain/clearing/period.ts';
import { addMonths } from '../../../domain/months.ts';
import { monthOf } from '../../../domain/shanghai-time.ts';
import { addDays, datesBetween } from '../calendar.ts';
import { workingDayFrom } from './public-holidays.ts';

/** A day of trade and the date on which it is cleared. */
export interface TradingDay {
  readonly date: string;
  readonly clearingDate: string;
}

/** When a merchant's trade is cleared. */
export interface ClearingRhythm {
  /** Days of the month; where the bank is closed, the next day on which it is open. */
  readonly days: readonly number[];
  /** Whether whole months are cleared, two months later, as in the guide; else all trade until two days before. */
  readonly byWholeMonths: boolean;
}

/** The guide: July is cleared on the 9th of September. */
export const onceAMonth: ClearingRhythm = { days: [9], byWholeMonths: true };
export const fourTimesAMonth: ClearingRhythm = { days: [3, 9, 17, 26], byWholeMonths: false };
export const inMidMonth: ClearingRhythm = { days: [17], byWholeMonths: false };

/** The days of trade that are cleared in a month, in their order. */
export function tradingDaysClearedIn(month: string, { days, byWholeMonths }: ClearingRhythm): TradingDay[] {
  const clearingDates = clearingDatesIn(month, days);
  if (byWholeMonths) {
    const { from, to } = periodOfMonth(addMonths(month, -2));
    return datesBetween(from, to).map((date) => ({ date, clearingDate: clearingDates[0]! }));
  }
  const before = clearingDatesIn(addMonths(month, -1), days).at(-1)!;
  return clearingDates.flatMap((clearingDate, index) =>
    datesBetween(addDays(clearingDates[index - 1] ?? before, -1), addDays(clearingDate, -2)).map((date) => ({
      date,
      clearingDate,
    })),
  );
}

/** Two days of the month may come to the same date after a holiday. */
function clearingDatesIn(month: string, days: readonly number[]): string[] {
  const dates = days.map((day) => workingDayFrom(`${month}-${String(day).padStart(2, '0')}`));
  return [...new Set(dates)].filter((date) => monthOf(date) === month);
}
