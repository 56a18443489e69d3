import { addDays, weekdayOf } from '../calendar.ts';

/** Days off as announced by the State Council, first and last date. */
const holidays = [
  ['2018-09-22', '2018-09-24'], // Mid-Autumn Festival
  ['2018-10-01', '2018-10-07'], // National Day
  ['2018-12-30', '2019-01-01'], // New Year
  ['2019-02-04', '2019-02-10'], // Spring Festival
  ['2019-04-05', '2019-04-07'], // Qingming Festival
  ['2019-05-01', '2019-05-04'], // Labour Day
  ['2019-06-07', '2019-06-09'], // Dragon Boat Festival
] as const;

/** Whether nobody works on the date but shops. */
export function isHoliday(date: string): boolean {
  return holidays.some(([from, to]) => date >= from && date <= to);
}

/** Whether most shops stay closed: New Year's Eve and the first two days of the year of the lunar calendar. */
export function isSpringFestival(date: string): boolean {
  return date >= '2019-02-04' && date <= '2019-02-06';
}

/** The date itself, or the first after it on which banks clear. */
export function workingDayFrom(date: string): string {
  const weekend = weekdayOf(date) % 6 === 0;
  return weekend || isHoliday(date) ? workingDayFrom(addDays(date, 1)) : date;
}
