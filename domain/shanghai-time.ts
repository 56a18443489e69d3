const datePattern = /^(20\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const shanghaiOffsetMs = 8 * 3_600_000;

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

/** Whether `text` is a calendar date `YYYY-MM-DD` that exists. */
export function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  return match !== null && Number(match[3]) <= daysIn(text.slice(0, 7));
}

/** How many days the month `YYYY-MM` has. */
export function daysIn(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
