import { setTimeout } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import { ClearingTransaction } from '../../db/entities/clearing-transaction.ts';
import { StatementRun } from '../../db/entities/statement-run.ts';
import { openDatabase, type Database } from '../../db/orm.ts';
import { inTransaction } from '../../db/transaction.ts';

/**
 * Counts the run of 2019-09 up by one and writes a sale with its reversal, `rounds` times. Each transaction reads
 * first and writes what follows from it, the shape that two processes on one SQLite file fail at most easily.
 */
export async function writeLedger(database: Database, writer: string, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await inTransaction(database, async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const { attempt } = await em.findOneOrFail(StatementRun, '2019-09', lock);
      await em.insert(ClearingTransaction, row(writer, attempt * 2, 100));
      await em.insert(ClearingTransaction, row(writer, attempt * 2 + 1, -100));
      await em.nativeUpdate(StatementRun, '2019-09', { attempt: attempt + 1 });
    });
    await setTimeout(1);
  }
}

function row(writer: string, lineNo: number, amountFen: number) {
  const date = { clearingDate: '2019-09-09', transactionDate: '2019-09-09', transactionTime: '08:00:00' };
  const terminal = {
    merchantId: 1,
    terminalNo: '10252043',
    channel: 'POS',
    maskedCardNo: '622848******1234',
  };
  const numbers = { clearingFileId: 1, lineNo, traceNo: '000001', systemReferenceNo: String(lineNo) };
  const money = { amountFen, netFen: amountFen, feeFen: 0, transactionType: amountFen < 0 ? '撤销' : '消费' };
  return {
    ...date,
    ...terminal,
    ...numbers,
    ...money,
    applicationTypeCode: 'BANK',
    remark: writer,
    remark1: '',
  };
}

const [script, url, writer, rounds] = process.argv.slice(1);
if (script === import.meta.filename && url && writer) {
  const database = await openDatabase({ url });
  await writeLedger(database, writer, Number(rounds));
  await database.close();
}
