/** A ZIP's time and date in 32 bits: two seconds' resolution, no zone (UTC is written), nothing before 1980. */
export function dosTime(instant: Date): number {
  const year = Math.min(Math.max(instant.getUTCFullYear(), 1980), 2107);
  const date = ((year - 1980) << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate();
  const time =
    (instant.getUTCHours() << 11) | (instant.getUTCMinutes() << 5) | (instant.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}
