import { LockMode, type InferEntity } from '@mikro-orm/core';
import { ClearingStaging } from '../../entities/clearing-staging.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { ClearingSet } from '../../entities/clearing-set.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';

/** A row of a set before it is in the ledger; its line counts the rows of the set. */
export type StagedRow = Omit<InferEntity<typeof ClearingStaging>, 'setId'>;

/** What a cleared transaction is made of, in the same columns of all three tables. */
export const rowColumns = [
  ...['merchant_id', 'application_type_code', 'clearing_date', 'transaction_date', 'transaction_time'],
  ...['terminal_no', 'masked_card_no', 'transaction_type', 'amount_fen', 'net_fen', 'fee_fen', 'trace_no'],
  ...['system_reference_no', 'channel', 'remark', 'remark1'],
].join(', ');

const shared = {
  lockMode: LockMode.PESSIMISTIC_READ,
  disableIdentityMap: true,
  exclude: ['summary'],
} as const;
const linesAtOnce = 20_000;
/** 18 columns times this stay under SQLite's 32,766 parameters a statement. */
const rowsAStatement = 1_000;

/**
 * Puts consecutive rows of a set aside; whatever was there of these lines is replaced.
 *
 * @throws BusinessError NOTHING_TO_CHANGE when the set is not being checked: a late chunk of an attempt that was given up
 */
export async function stageRows(
  database: Database,
  setId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAStatement) {
    const chunk = rows.slice(start, start + rowsAStatement);
    await inTransaction(database, async (em) => {
      const checking = await em.findOne(ClearingSet, { id: setId, state: 'CHECKING' }, shared);
      if (!checking) throw new BusinessError('NOTHING_TO_CHANGE');
      const lines = { $gte: chunk[0]!.lineNo, $lte: chunk.at(-1)!.lineNo };
      await em.nativeDelete(ClearingStaging, { setId, lineNo: lines });
      const places = chunk.map(() => '(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)').join();
      await em.execute(
        `insert into clearing_staging (set_id, line_no, ${rowColumns}) values ${places}`,
        chunk.flatMap((row) => [setId, row.lineNo, ...valuesOf(row)]),
        'run',
      );
    });
  }
}

function valuesOf(row: StagedRow): (string | number)[] {
  return [
    ...[row.merchantId, row.applicationTypeCode, row.clearingDate, row.transactionDate, row.transactionTime],
    ...[
      row.terminalNo,
      row.maskedCardNo,
      row.transactionType,
      row.amountFen,
      row.netFen,
      row.feeFen,
      row.traceNo,
    ],
    ...[row.systemReferenceNo, row.channel, row.remark, row.remark1],
  ];
}

/** Forgets a set's rows, not all in one statement: others wait for its locks. */
export async function forgetStagedRows(database: Database, setId: string): Promise<void> {
  const em = database.em();
  const last = 'select max(line_no) as last from clearing_staging where set_id = ?';
  const [found] = await em.execute<{ last: number | null }[]>(last, [setId]);
  for (let line = 0; line <= (found?.last ?? -1); line += linesAtOnce)
    await em.nativeDelete(ClearingStaging, { setId, lineNo: { $gte: line, $lt: line + linesAtOnce } });
}
