const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An API instant as a date in Asia/Shanghai, `2019-09-09`. */
export function beijingDate(instant: string): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** An API instant as a time in Asia/Shanghai, `2019-09-09 14:05`. */
export function beijingTime(instant: string): string {
  const { hour, minute } = partsOf(instant);
  return `${beijingDate(instant)} ${hour}:${minute}`;
}

function partsOf(instant: string): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}
