import type { SqlEntityManager } from '@mikro-orm/sql';
import { ClearingMonth } from '../../entities/clearing-month.ts';

/** How often the ledger of a month has changed; 0 before its first row. */
export async function ledgerRevisionOf(em: SqlEntityManager, period: string): Promise<number> {
  return (await em.findOne(ClearingMonth, period, { disableIdentityMap: true }))?.revision ?? 0;
}
