import { encodeGb18030 } from './encode-gb18030.ts';
import { compact, compactTime, magnitude, type FormatWriter, type LedgerRow } from './ledger.ts';

const codes: Readonly<Record<string, readonly [string, string]>> = {
  消费: ['0200', '000000'],
  消费撤销: ['0200', '200000'],
  退货: ['0220', '200000'],
};

function place(length: number, cells: readonly (readonly [start: number, text: string])[]): Buffer {
  const line = Buffer.alloc(length, 0x20);
  for (const [start, text] of cells) encodeGb18030(text).copy(line, start);
  return line;
}

const acoma = (row: LedgerRow) =>
  place(719, [
    [24, row.traceNo],
    [31, compact(row.transactionDate).slice(4) + compactTime(row.transactionTime)],
    // In clear, as the institutions get it.
    [42, row.maskedCardNo.replace('******', '001234')],
    [62, String(magnitude(row.amountFen)).padStart(12, '0')],
    [101, codes[row.transactionType]![0]],
    [106, codes[row.transactionType]![1]],
    [118, row.terminalNo],
    [127, row.merchantNo],
    [143, row.systemReferenceNo],
    [336, row.remark1],
    [
      391,
      row.feeFen === 0n
        ? ` ${'0'.repeat(8)}`
        : (row.feeFen > 0n ? 'D' : 'C') + String(magnitude(row.feeFen)).padStart(8, '0'),
    ],
  ]);

export const institutionWriter: FormatWriter = {
  profile: 'unionpay.institution@2020-71',
  carry: (row, _index, first) => ({
    ...row,
    applicationType: '',
    remark: '',
    clearingDate: first.clearingDate,
    transactionDate: first.clearingDate,
    ...(magnitude(row.feeFen) > 99_999_999n && { feeFen: 0n, netFen: row.amountFen }),
  }),
  write: (rows, { lineEnd }) => {
    const day = compact(rows[0]!.clearingDate).slice(2);
    const lines = (some: readonly Buffer[]) =>
      Buffer.concat(some.flatMap((line) => [line, Buffer.from(lineEnd)]));
    return [
      { name: `IND${day}01ACOMA`, bytes: lines(rows.map(acoma)) },
      { name: `IND${day}01AERRA`, bytes: lines([place(1_010, [[0, 'E05']])]) },
      { name: `IND${day}01ALFEE`, bytes: lines([place(460, [[12, '1']])]) },
    ];
  },
};
