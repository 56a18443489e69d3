import { encodeGb18030 } from './encode-gb18030.ts';
import { compact, compactTime, magnitude, sum, yuan, type FormatWriter, type LedgerRow } from './ledger.ts';

const zmWidths = [
  3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32,
  13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98,
];
const zmeWidths = [3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135];

/** A fixed record: `fields` by number (1-based), the others blank. */
function fixedRecord(widths: readonly number[], fields: Readonly<Record<number, string>>): Buffer {
  const cells = widths.map((width, index) => {
    const cell = encodeGb18030(fields[index + 1] ?? '');
    if (cell.length > width)
      throw new RangeError(`field ${index + 1} has ${cell.length} bytes, not ${width}`);
    return Buffer.concat([cell, Buffer.alloc(width - cell.length, 0x20)]);
  });
  return Buffer.concat(cells.flatMap((cell, index) => (index === 0 ? [cell] : [Buffer.from(' '), cell])));
}

const codes: Readonly<Record<string, string>> = { 消费: '01', 退货: '04', 消费撤销: '31' };
const padded = (fen: bigint, digits: number) => String(magnitude(fen)).padStart(digits, '0');
const fee = (fen: bigint) => (fen === 0n ? ' ' : fen > 0n ? 'D' : 'C') + padded(fen, 12);
const net = (fen: bigint) => (fen === 0n ? ' ' : fen > 0n ? 'C' : 'D') + padded(fen, 12);

export function zmRecord(row: LedgerRow): Buffer {
  return fixedRecord(zmWidths, {
    1: 'S22',
    2: '48270000',
    3: '00010000',
    4: row.traceNo,
    5: compact(row.transactionDate).slice(4) + compactTime(row.transactionTime),
    6: row.maskedCardNo,
    7: padded(row.amountFen, 12),
    8: '5912',
    10: row.systemReferenceNo,
    16: fee(row.feeFen),
    17: net(row.netFen),
    20: codes[row.transactionType]!,
    28: row.merchantNo,
    30: '0'.repeat(15),
    31: row.remark1,
    34: row.terminalNo,
    35: row.remark,
    36: ` ${'0'.repeat(12)}`,
  });
}

/** A record of the error file. */
export const zmeRecord = (row: LedgerRow) =>
  fixedRecord(zmeWidths, {
    1: 'E05',
    4: row.traceNo,
    5: compact(row.transactionDate).slice(4) + compactTime(row.transactionTime),
    6: row.maskedCardNo,
    7: padded(row.amountFen, 12),
    17: row.merchantNo,
  });

function rdReport(rows: readonly LedgerRow[], merchantNo: string, clearingDate: string): string {
  const sales = rows.filter(({ amountFen }) => amountFen >= 0n);
  const refunds = rows.filter(({ amountFen }) => amountFen < 0n);
  return [
    '                         商户清算报表',
    `商户代码：${merchantNo}    清算日期：${compact(clearingDate)}    生成日期：${compact(clearingDate)}`,
    '交易类型        借方笔数   借方金额     贷方笔数   贷方金额    手续费   清算净额',
    `总计            ${refunds.length}   ${yuan(-sum(refunds, 'amountFen'))}   ${sales.length}   ${yuan(sum(sales, 'amountFen'))}   ${yuan(sum(rows, 'feeFen'))}   ${yuan(sum(rows, 'netFen'))}`,
    '',
  ].join('\r\n');
}

/** ZM, ZME and RD of one merchant and day. */
export const unionpayWriter: FormatWriter = {
  profile: 'unionpay.merchant@2017-42',
  carry: (row, index, first) => ({
    ...row,
    merchantNo: first.merchantNo,
    clearingDate: first.clearingDate,
    transactionDate: first.transactionDate,
    applicationType: '',
    systemReferenceNo: `${compact(first.clearingDate)}${String(index).padStart(13, '0')}`,
    // What is charged nothing and pays nothing has no sign.
    ...(row.netFen === 0n ? { netFen: row.amountFen, feeFen: 0n } : {}),
  }),
  write: (rows, { lineEnd }) => {
    const { merchantNo, clearingDate } = rows[0]!;
    const day = compact(clearingDate).slice(2);
    const end = Buffer.from(lineEnd);
    return [
      {
        name: `INN${day}88ZM_${merchantNo}`,
        bytes: Buffer.concat(rows.flatMap((row) => [zmRecord(row), end])),
      },
      { name: `INN${day}88ZME_${merchantNo}`, bytes: Buffer.concat([zmeRecord(rows[0]!), end]) },
      {
        name: `RD2010${day}01_${merchantNo}`,
        bytes: encodeGb18030(rdReport(rows, merchantNo, clearingDate)),
      },
    ];
  },
};
