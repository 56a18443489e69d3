import { isDate } from '../../domain/shanghai-time.ts';

export const dateFormats = ['yyyyMMdd', 'yyyy-MM-dd', 'yyMMdd', 'MMdd'] as const;
export type DateFormat = (typeof dateFormats)[number];

export const timeFormats = ['HHmmss', 'HH:mm:ss', 'number'] as const;
export type TimeFormat = (typeof timeFormats)[number];

/** A date and a time in one column; what is between or behind them is as written here. */
export const momentFormats = ['MMddHHmmss', 'yyyyMMddHHmmss', 'yyyy-MM-dd HH:mm:ss'] as const;
export type MomentFormat = (typeof momentFormats)[number];

const msPerDay = 86_400_000;

/** The date of `text`, or undefined when there is none. A year that isn't there is inferred from the clearing date. */
export function readDate(text: string, format: DateFormat, clearingDate: string): string | undefined {
  switch (format) {
    case 'yyyyMMdd':
      return existing(/^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : '');
    case 'yyMMdd':
      return existing(
        /^\d{6}$/.test(text) ? `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}` : '',
      );
    case 'yyyy-MM-dd':
      return existing(text.replaceAll('/', '-').replace(/-(\d)(?!\d)/g, '-0$1'));
    case 'MMdd':
      return /^\d{4}$/.test(text) ? nearestDate(text, clearingDate) : undefined;
  }
}

const existing = (date: string) => (isDate(date) ? date : undefined);

/**
 * The date `MMdd` that is nearest to the clearing date: 1231 in a file of 1 January is of the year before, and 0229 is of a
 * leap year or no date.
 */
function nearestDate(monthDay: string, clearingDate: string): string | undefined {
  const year = Number(clearingDate.slice(0, 4));
  const candidates = [year, year - 1, year + 1]
    .map((candidate) => `${candidate}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`)
    .filter((date) => isDate(date) && Math.abs(daysBetween(date, clearingDate)) <= 183);
  return candidates.toSorted(
    (one, other) => Math.abs(daysBetween(one, clearingDate)) - Math.abs(daysBetween(other, clearingDate)),
  )[0];
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / msPerDay;
}

/** The time of `text` as `HH:mm:ss`. A number has lost its zeros: 91136 is 09:11:36. */
export function readTime(text: string, format: TimeFormat): string | undefined {
  if (format === 'HH:mm:ss') return /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text) ? text : undefined;
  const digits = format === 'number' && /^\d{1,6}$/.test(text) ? text.padStart(6, '0') : text;
  return /^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(digits)
    ? `${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`
    : undefined;
}

/** Where the two halves of each format of one column are. */
export const halvesOf = {
  MMddHHmmss: { date: 'MMdd', time: 'HHmmss', dateEnd: 4, timeStart: 4, length: 10 },
  yyyyMMddHHmmss: { date: 'yyyyMMdd', time: 'HHmmss', dateEnd: 8, timeStart: 8, length: 14 },
  'yyyy-MM-dd HH:mm:ss': { date: 'yyyy-MM-dd', time: 'HH:mm:ss', dateEnd: 10, timeStart: 11, length: 19 },
} as const satisfies Record<
  MomentFormat,
  { date: DateFormat; time: TimeFormat; dateEnd: number; timeStart: number; length: number }
>;

/** The date a time of day belongs to when only its clearing date is known: from the cut-off on, that of the day before. */
export function dateByCutoff(clearingDate: string, time: string, cutoff: string): string {
  return time < cutoff ? clearingDate : addDays(clearingDate, -1);
}

/** The date `days` later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * msPerDay).toISOString().slice(0, 10);
}
