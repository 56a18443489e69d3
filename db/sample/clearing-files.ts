import { createHash } from 'node:crypto';
import { summarise } from '../../domain/statements/statement.ts';
import type { SampleClearingFile, SampleTransaction } from './sample-rows.ts';

/** Puts transactions into one file for each clearing date and application type, in order of date, then of appearance. */
export function toClearingFiles(transactions: readonly SampleTransaction[]): SampleClearingFile[] {
  const byFile = Map.groupBy(transactions, ({ clearingDate, applicationTypeCode }) =>
    clearingFileName(clearingDate, applicationTypeCode),
  );
  const files = [...byFile].map(([fileName, rows]) => toClearingFile(fileName, rows));
  return files.sort((left, right) => left.clearingDate.localeCompare(right.clearingDate));
}

/** The name of a file of a day's clearing under one application type; `series` tells several of them apart. */
export function clearingFileName(clearingDate: string, applicationTypeCode: string, series = '01'): string {
  return `${clearingDate.replaceAll('-', '')}_${applicationTypeCode}_${series}.txt`;
}

/** A transaction as one line of its file: fen, tabs between the columns, a line feed at the end. */
export function clearingLine(row: SampleTransaction): string {
  const columns = [
    row.merchantNo,
    row.clearingDate,
    row.transactionDate,
    row.transactionTime,
    row.terminalNo,
    row.maskedCardNo,
    row.transactionType,
    row.amountFen,
    row.netFen,
    row.feeFen,
    row.traceNo,
    row.systemReferenceNo,
    row.channel,
    row.remark,
    row.remark1,
  ];
  return `${columns.join('\t')}\n`;
}

function toClearingFile(fileName: string, transactions: readonly SampleTransaction[]): SampleClearingFile {
  const { clearingDate, applicationTypeCode } = transactions[0]!;
  const sha256 = createHash('sha256').update(transactions.map(clearingLine).join('')).digest('hex');
  const { totals } = summarise(transactions);
  return { clearingDate, applicationTypeCode, fileName, sha256, totals, transactions };
}
