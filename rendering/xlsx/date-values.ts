const dayMs = 86_400_000;
/** Excel counts days from here, and from 1900-03-01 on rightly: before, it has a February 29 too many. */
const dayZero = Date.UTC(1899, 11, 30);
const firstRightDay = Date.UTC(1900, 2, 1);

/** A date `2019-09-09` as Excel's number of days; undefined for any other text, which then stays one. */
export function dateNumber(text: string): number | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const time = Date.UTC(twoDigits(text, 0) * 100 + twoDigits(text, 2), month - 1, day);
  // Of a day that its month has not, JavaScript makes one of another month.
  const exists = month >= 1 && month <= 12 && new Date(time).getUTCDate() === day;
  return exists && time >= firstRightDay ? (time - dayZero) / dayMs : undefined;
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
