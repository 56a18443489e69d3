const shanghaiOffsetMs = 8 * 3_600_000;

/** An instant in ISO 8601 as a person in China reads it: `2019-09-09 17:15`. */
export function shanghaiTime(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}
