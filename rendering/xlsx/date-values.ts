const dayMs = 86_400_000;
/** Excel counts days from here, and from 1900-03-01 on rightly: before, it has a February 29 too many. */
const dayZero = Date.UTC(1899, 11, 30);
const firstRightDay = Date.UTC(1900, 2, 1);

/** A date `2019-09-09` as Excel's number of days; undefined for any other text, which then stays one. */
export function dateNumber(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!(time >= firstRightDay) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
  return (time - dayZero) / dayMs;
}

/** A time of day `17:15:54` as Excel's share of a day; undefined for any other text. */
export function timeNumber(text: string): number | undefined {
  if (text.length !== 8 || text[2] !== ':' || text[5] !== ':') return undefined;
  const [hours, minutes, seconds] = [twoDigits(text, 0), twoDigits(text, 3), twoDigits(text, 6)];
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return undefined;
  return (hours * 3_600 + minutes * 60 + seconds) / 86_400;
}

/** NaN when they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
