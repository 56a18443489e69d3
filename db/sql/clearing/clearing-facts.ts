import type { SqlEntityManager } from '@mikro-orm/sql';
import { type ClearingFacts, requireProducible } from '../../../domain/clearing/clearing-completeness.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { ClearingFile } from '../../entities/clearing-file.ts';

/** What the rule about a month's clearing judges; of a range within a month, its own files only. */
export async function readClearingFacts(
  em: SqlEntityManager,
  period: StatementPeriod,
  today: string,
  { controlTotals }: { readonly controlTotals: boolean } = { controlTotals: true },
): Promise<ClearingFacts> {
  const within = { clearingDate: { $gte: period.from, $lte: period.to } };
  const due = { clearingDate: { ...within.clearingDate, $lt: today }, state: 'DECLARED' as const };
  return {
    period,
    today,
    declared: await em.count(ClearingFile, within),
    missing: await em.count(ClearingFile, due),
    mismatched: controlTotals ? await countMismatchedFiles(em, period) : 0,
  };
}

/** As the rule says; who asks for one statement goes on without missing files. @throws BusinessError CLEARING_INCOMPLETE, PERIOD_IN_FUTURE */
export async function requireProducibleOnDemand(
  em: SqlEntityManager,
  period: StatementPeriod,
  today: string,
): Promise<{ readonly provisional: boolean }> {
  const facts = await readClearingFacts(em, period, today);
  return requireProducible(facts, ['NOTHING_DECLARED', 'FILES_MISSING']);
}

/** How many loaded clearing files do not hold what their control totals say, or rows that do not add up. */
async function countMismatchedFiles(em: SqlEntityManager, { from, to }: StatementPeriod): Promise<number> {
  const [mismatched] = await em.execute<{ n: number | string }[]>(
    `select count(*) as n from clearing_file f left join (
        select clearing_file_id, count(*) as row_total, sum(amount_fen) as amount, sum(net_fen) as net,
          sum(fee_fen) as fee, sum(case when net_fen = amount_fen - fee_fen then 0 else 1 end) as unbalanced
        from clearing_transaction where clearing_date between ? and ? group by clearing_file_id
      ) t on t.clearing_file_id = f.id
      where f.clearing_date between ? and ? and f.state = 'LOADED' and (coalesce(t.row_total, 0) <> f.row_count
        or coalesce(t.amount, 0) <> f.amount_fen or coalesce(t.fee, 0) <> f.fee_fen
        or coalesce(t.net, 0) <> coalesce(f.net_fen, f.amount_fen - f.fee_fen) or coalesce(t.unbalanced, 0) > 0)`,
    [from, to, from, to],
  );
  return Number(mismatched?.n ?? 0);
}
