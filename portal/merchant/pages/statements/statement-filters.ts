import { periodOfMonth, periodOfRange, type StatementPeriod } from '../../../../domain/clearing/period.ts';
import { isDate, monthOf } from '../../../../domain/shanghai-time.ts';

/** The filters of the statements page, kept in its URL under the API's parameter names. */
export interface StatementFilters extends StatementPeriod {
  /** Codes; empty means all. */
  readonly applicationTypes: readonly string[];
  readonly merchantNo?: string | undefined;
}

/** Reads the filters from the URL. An invalid range becomes the month of its first day, or `otherwise`. */
export function readFilters(search: URLSearchParams, otherwise: StatementPeriod): StatementFilters {
  const merchantNo = search.get('merchantNo') ?? undefined;
  const applicationTypes = search.getAll('applicationType');
  return { ...readPeriod(search.get('from'), search.get('to'), otherwise), applicationTypes, merchantNo };
}

/** The query string, the same for the page, the API's list and its archive. */
export function writeFilters({ from, to, applicationTypes, merchantNo }: StatementFilters): URLSearchParams {
  const search = new URLSearchParams({ from, to });
  for (const code of applicationTypes) search.append('applicationType', code);
  if (merchantNo) search.set('merchantNo', merchantNo);
  return search;
}

export function isWholeMonth({ from, to }: StatementPeriod): boolean {
  return to === periodOfMonth(monthOf(from)).to && from.endsWith('-01');
}

function readPeriod(from: string | null, to: string | null, otherwise: StatementPeriod): StatementPeriod {
  if (!from || !isDate(from)) return otherwise;
  try {
    return periodOfRange(from, to ?? from);
  } catch {
    return periodOfMonth(monthOf(from));
  }
}
