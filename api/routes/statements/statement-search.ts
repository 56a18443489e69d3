import type { Queries } from '../../../db/queries/queries.ts';
import { requireBegun } from '../../../domain/clearing/period.ts';
import { shanghaiDate } from '../../../domain/shanghai-time.ts';
import { InvalidRequest } from '../../http/refusals.ts';

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly applicationType?: readonly string[] | undefined;
}

/** What a search of statements has to keep to, beyond the form of each field. */
export function createSearchCheck({ statements }: Pick<Queries, 'statements'>) {
  /** @throws InvalidRequest PERIOD_FORMAT, PERIOD_IN_FUTURE, APPLICATION_TYPE_UNKNOWN */
  return async ({ from, to, applicationType: codes = [] }: Asked, now: Date): Promise<void> => {
    if (from && to && from > to) throw new InvalidRequest([{ field: 'to', code: 'PERIOD_FORMAT' }]);
    if (from) requireBegun({ from, to: from }, shanghaiDate(now.getTime()));
    const known = codes.length > 0 ? await statements.applicationTypes() : [];
    const unknown = codes.some((code) => known.every((type) => type.code !== code));
    if (unknown) throw new InvalidRequest([{ field: 'applicationType', code: 'APPLICATION_TYPE_UNKNOWN' }]);
  };
}
