import { policy } from '../policy.ts';
import { shanghaiDate } from '../shanghai-time.ts';

/** What has to be older than these for a statement's files to be removed. */
export interface RetentionLimits {
  /** A whole month's statement: its period ended before this date, `YYYY-MM-DD`. */
  readonly monthsEndedBefore: string;
  /** Any statement: it was produced before this instant. */
  readonly producedBefore: Date;
}

/** Years are counted from the end of the year of the period; an odd range is kept for days from when it was made. */
export function retentionLimits(now: Date): RetentionLimits {
  const year = Number(shanghaiDate(now.getTime()).slice(0, 4));
  return {
    monthsEndedBefore: `${year - policy.retention.statementYears}-01-01`,
    producedBefore: new Date(now.getTime() - policy.retention.oddRangeMs),
  };
}
