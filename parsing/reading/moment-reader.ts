import { policy } from '../../domain/policy.ts';
import type { Profile, RowFields } from '../profiles/profile.ts';
import {
  addDays,
  dateByCutoff,
  daysBetween,
  halvesOf,
  readDate,
  readTime,
  type DateFormat,
  type TimeFormat,
} from '../values/dates.ts';
import { cellAt, type Locate, type Report } from './cell-readers.ts';

export interface Moment {
  readonly clearingDate: string;
  readonly transactionDate: string;
  readonly transactionTime: string;
}

type ReadMoment = (cells: readonly string[], report: Report) => Moment | undefined;

interface Halves {
  readonly date: (
    cells: readonly string[],
    clearingDate: string,
    time: string,
  ) => readonly [string | undefined, raw: string];
  readonly time: (cells: readonly string[]) => readonly [string | undefined, raw: string];
}

/**
 * Reads when a transaction was and when it is cleared.
 *
 * @param fileClearingDate what name or caller say; empty when the rows say it.
 */
export function momentReader(
  fields: RowFields,
  { cutoff, window }: Pick<Profile, 'cutoff' | 'window'>,
  locate: Locate,
  fileClearingDate: string,
  native: boolean,
): ReadMoment {
  const halves = halvesReader(fields.moment, locate, cutoff, native);
  const clearing = clearingReader(fields.clearingDate, locate, fileClearingDate, native);
  const latest = latestTime(cutoff);
  const inWindow = windowOf(window);
  return (cells, report) => {
    const [time, rawTime] = halves.time(cells);
    if (time === undefined) report('DATE_INVALID', 'transactionTime', rawTime);
    const stated = clearing(cells, report);
    if (stated === undefined || time === undefined) return undefined;
    const [date, rawDate] = halves.date(cells, stated, time);
    if (date === undefined) {
      report('DATE_INVALID', 'transactionDate', rawDate);
      return undefined;
    }
    const clearingDate = stated === '' ? clearingByCutoff(date, time, cutoff) : stated;
    if (!inWindow(date, clearingDate)) report('DATE_OUTSIDE_WINDOW', 'transactionDate', rawDate);
    else if (date === clearingDate && time >= latest) report('AFTER_CUTOFF', 'transactionTime', rawTime);
    return { clearingDate, transactionDate: date, transactionTime: time };
  };
}

function clearingReader(
  field: RowFields['clearingDate'],
  locate: Locate,
  fileClearingDate: string,
  native: boolean,
): (cells: readonly string[], report: Report) => string | undefined {
  if (field === 'by-cutoff') return () => '';
  if (field === 'file-name') return () => fileClearingDate;
  const index = locate(field.column);
  const read = dateReader(field.format, native);
  return (cells, report) => {
    const cell = cellAt(cells, index);
    const date = read(cell, fileClearingDate);
    if (date === undefined) report('DATE_INVALID', 'clearingDate', cell);
    return date;
  };
}

function halvesReader(moment: RowFields['moment'], locate: Locate, cutoff: string, native: boolean): Halves {
  if ('column' in moment) {
    const index = locate(moment.column);
    const { date, time, dateEnd, timeStart, length } = halvesOf[moment.format];
    const readDay = dateReader(date, native);
    const readClock = timeReader(time);
    const whole = (cell: string) => cell.length === length;
    return {
      date: (cells, clearingDate) => {
        const cell = cellAt(cells, index);
        return [whole(cell) ? readDay(cell.slice(0, dateEnd), clearingDate) : undefined, cell];
      },
      time: (cells) => {
        const cell = cellAt(cells, index);
        return [whole(cell) ? readClock(cell.slice(timeStart)) : undefined, cell];
      },
    };
  }
  const timeIndex = locate(moment.time.column);
  const readClock = timeReader(moment.time.format);
  const time: Halves['time'] = (cells) => {
    const cell = cellAt(cells, timeIndex);
    // A workbook's date cell has a date before its time.
    return [readClock(native && /^\d{4}-\d\d-\d\d \d/.test(cell) ? cell.slice(11) : cell), cell];
  };
  if (moment.date === 'by-cutoff')
    return { time, date: (_cells, clearingDate, clock) => [dateByCutoff(clearingDate, clock, cutoff), ''] };
  const { column, format } = moment.date;
  const dateIndex = locate(column);
  const readDay = dateReader(format, native);
  return {
    time,
    date: (cells, clearingDate) => {
      const cell = cellAt(cells, dateIndex);
      return [readDay(cell, clearingDate), cell];
    },
  };
}

/** Days repeat, so each text is read once. A workbook's native dates are read whatever the format. */
function dateReader(
  format: DateFormat,
  native: boolean,
): (text: string, clearingDate: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text, clearingDate) => {
    const key = format === 'MMdd' ? text + clearingDate : text;
    if (known.has(key)) return known.get(key);
    const asDate = native && /^\d{4}-\d\d-\d\d(?: |$)/.test(text);
    const date = readDate(asDate ? text.slice(0, 10) : text, asDate ? 'yyyy-MM-dd' : format, clearingDate);
    if (known.size < 1_000) known.set(key, date);
    return date;
  };
}

const timeReader = (format: TimeFormat) => (text: string) =>
  readTime(text, format) ?? (format === 'HH:mm:ss' ? undefined : readTime(text, 'HH:mm:ss'));

function windowOf({ before, after }: Profile['window']): (date: string, clearingDate: string) => boolean {
  const known = new Map<string, boolean>();
  return (date, clearingDate) => {
    const key = date + clearingDate;
    const found = known.get(key);
    if (found !== undefined) return found;
    const days = daysBetween(date, clearingDate);
    const inside = days <= before && days >= -after;
    if (known.size < 10_000) known.set(key, inside);
    return inside;
  };
}

function clearingByCutoff(date: string, time: string, cutoff: string): string {
  return time < cutoff ? date : addDays(date, 1);
}

/** The cut-off with its drift; never later than the day's end. */
function latestTime(cutoff: string): string {
  const [hours = 0, minutes = 0] = cutoff.split(':').map(Number);
  const total = hours * 60 + minutes + policy.clearingFile.cutoffDriftMs / 60_000;
  return total >= 24 * 60
    ? '24:00:00'
    : `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}:00`;
}
