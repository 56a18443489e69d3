import { addMonths } from '../months.ts';
import { policy } from '../policy.ts';
import { monthOf, shanghaiDate } from '../shanghai-time.ts';

/**
 * The last month whose run should have been started by its schedule: on the 20th at 03:00 Asia/Shanghai.
 *
 * @param offset 0 when that is the run of the same month, -1 when it is that of the month before.
 */
export function lastDueMonth(nowMs: number, offset: number): string {
  const month = monthOf(shanghaiDate(nowMs));
  const { dayOfMonth, hour } = policy.run;
  const firing = Date.parse(`${month}-${dayOfMonth}T0${hour}:00:00+08:00`);
  return addMonths(month, nowMs >= firing ? offset : offset - 1);
}
