import type { SqlEntityManager } from '@mikro-orm/sql';
import { policy } from '../../../domain/policy.ts';
import type { Totals } from '../../../domain/clearing/totals.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { type FoundRows, ledgerKey, ledgerRowsOf } from '../../sql/clearing/ledger-pages.ts';
import { type ApplicationTypeRecord, sumMerchants } from '../../sql/clearing/ledger-totals.ts';

/** What a merchant has under one application type; its rows only where they are few. */
export interface MerchantLedger {
  readonly applicationType: ApplicationTypeRecord;
  /** `totals` are summed by SQL, never from these rows. */
  readonly ledger?: FoundRows & { readonly totals: Totals };
}

/**
 * The ledgers of many merchants, at least one, by the merchant's id; each in the order of `types`. Rows are read for the
 * merchants with the fewest, no more in all than one statement may have in memory.
 *
 * @param types all there are, at least one
 */
export async function readMerchantLedgers(
  em: SqlEntityManager,
  merchantIds: readonly number[],
  types: readonly ApplicationTypeRecord[],
  period: StatementPeriod,
): Promise<Map<number, MerchantLedger[]>> {
  const codes = types.map(({ code }) => code);
  const sums = await sumMerchants(em, merchantIds, codes, period);
  const small = merchantsOfFewRows(sums);
  const rowsOf = small.length > 0 ? await ledgerRowsOf(em, small, codes, period) : undefined;
  const sumOf = new Map(sums.map((sum) => [ledgerKey(sum.merchantId, sum.applicationTypeCode), sum.totals]));
  const ledgersOf = (merchantId: number): MerchantLedger[] =>
    types.flatMap((applicationType) => {
      const key = ledgerKey(merchantId, applicationType.code);
      const [totals, found] = [sumOf.get(key), rowsOf?.get(key)];
      if (!totals) return [];
      return found ? { applicationType, ledger: { ...found, totals } } : { applicationType };
    });
  return new Map(merchantIds.map((merchantId) => [merchantId, ledgersOf(merchantId)]));
}

function merchantsOfFewRows(sums: readonly { merchantId: number; totals: Totals }[]): number[] {
  const counts = new Map<number, number>();
  for (const { merchantId, totals } of sums)
    counts.set(merchantId, (counts.get(merchantId) ?? 0) + totals.count);
  const byCount = [...counts].toSorted(([, left], [, right]) => left - right);
  let read = 0;
  return byCount
    .filter(([, count]) => (read += count) <= policy.statement.maxRowsInMemory)
    .map(([merchantId]) => merchantId);
}
