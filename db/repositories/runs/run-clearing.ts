import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../../domain/errors.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { countMismatchedFiles, countMissingFiles } from '../../sql/runs/run-subjects.ts';

/**
 * Every file that was declared is loaded, unless the month may be provisional, and holds what its control totals say.
 * Answers how many are missing.
 *
 * @throws BusinessError CLEARING_INCOMPLETE
 */
export async function requireClearing(
  em: SqlEntityManager,
  month: StatementPeriod,
  mayBeProvisional: boolean,
): Promise<number> {
  const missing = await countMissingFiles(em, month);
  const mismatched = await countMismatchedFiles(em, month);
  if ((missing > 0 && !mayBeProvisional) || mismatched > 0)
    throw new BusinessError('CLEARING_INCOMPLETE', { missing, mismatched });
  return missing;
}
