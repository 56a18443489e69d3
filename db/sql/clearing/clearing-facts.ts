import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { type ClearingFacts, requireProducible } from '../../../domain/clearing/clearing-completeness.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { ClearingFile } from '../../entities/clearing-file.ts';

/**
 * What the rule about a month's clearing judges; of a range within a month, its own files only.
 */
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

interface LoadedFile {
  readonly id: number;
  readonly row_count: number;
  readonly amount_fen: number;
  readonly fee_fen: number;
  /** Absent in files declared before it was told. */
  readonly net_fen: number | null;
}

const linesAPage = 20_000;

/**
 * How many loaded clearing files do not hold what their control totals say, or rows that do not add up. A part of a file at a
 * time, so that SQLite never holds up its process.
 */
async function countMismatchedFiles(em: SqlEntityManager, month: StatementPeriod): Promise<number> {
  const files = await em.execute<LoadedFile[]>(
    `select id, row_count, amount_fen, fee_fen, net_fen from clearing_file
      where clearing_date between ? and ? and state = 'LOADED'`,
    [month.from, month.to],
  );
  let mismatched = 0;
  for (const file of files) {
    const { row_count: count, amount_fen: amount, fee_fen: fee } = file;
    const net = file.net_fen ?? Number(amount) - Number(fee);
    const found = await sumFile(em, file.id, month);
    const said = [count, amount, fee, net, 0].map(Number);
    if (said.join() !== found.join()) mismatched += 1;
  }
  return mismatched;
}

/** Rows, amount, fee and net amount of a file, and how many of its rows do not add up. */
async function sumFile(
  em: SqlEntityManager,
  fileId: number,
  { from, to }: StatementPeriod,
): Promise<number[]> {
  const sums = [0, 0, 0, 0, 0];
  const [end] = await em.execute<{ last: number | null }[]>(
    'select max(line_no) as last from clearing_transaction where clearing_file_id = ?',
    [fileId],
  );
  const last = Number(end?.last ?? -1);
  for (let after = -1; after < last; after += linesAPage) {
    const [page] = await em.execute<Record<string, number | string | null>[]>(
      `select count(*) as row_total, sum(amount_fen) as amount, sum(fee_fen) as fee, sum(net_fen) as net,
          sum(case when net_fen = amount_fen - fee_fen then 0 else 1 end) as unbalanced from clearing_transaction
        where clearing_file_id = ? and line_no > ? and line_no <= ? and clearing_date between ? and ?`,
      [fileId, after, after + linesAPage, from, to],
    );
    for (const [index, name] of ['row_total', 'amount', 'fee', 'net', 'unbalanced'].entries())
      sums[index]! += Number(page?.[name] ?? 0);
    await setImmediate();
  }
  return sums;
}
