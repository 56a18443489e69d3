import { canonicalColumns } from '../../../parsing/profiles/declared/canonical.ts';
import { linesOf, split, sum, yuan, type FormatWriter, type LedgerRow, type Variation } from './ledger.ts';

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of the canonical CSV. */
export function canonicalLine(row: LedgerRow): string {
  return [
    row.clearingDate,
    row.transactionDate,
    row.transactionTime,
    row.terminalNo,
    row.maskedCardNo,
    row.transactionType,
    yuan(row.amountFen),
    yuan(row.netFen),
    yuan(row.feeFen),
    row.traceNo,
    row.systemReferenceNo,
    row.channel,
    row.remark,
    row.remark1,
    row.merchantNo,
    row.applicationType,
  ]
    .map(quoted)
    .join(',');
}

function part(rows: readonly LedgerRow[], index: number, count: number, variation: Variation) {
  const lines = [
    ...(count > 1 ? [`#CLEARING,1,${index + 1},${count}`] : ['#CLEARING,1']),
    ...Array.from({ length: variation.prologue }, (_, line) => `说明 ${line + 1}`),
    canonicalColumns.join(','),
    ...rows.map(canonicalLine),
    `#END,${rows.length},${yuan(sum(rows, 'amountFen'))},${yuan(sum(rows, 'feeFen'))},${yuan(sum(rows, 'netFen'))}`,
  ];
  return { name: `clearing-${index + 1}.csv`, bytes: linesOf(lines, variation) };
}

export const canonicalWriter: FormatWriter = {
  profile: 'canonical.csv@1',
  carry: (row) => row,
  write: (rows, variation) =>
    split(rows, variation.parts).map((some, index, { length }) => part(some, index, length, variation)),
};
