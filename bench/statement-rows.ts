import { addTotals, noTotals, type TerminalTotals } from '../domain/clearing/totals.ts';
import type { StatementRow } from '../domain/clearing/ledger-row.ts';
import type { StatementOutline } from '../rendering/statement-outline.ts';

const channels = ['银行卡', '医保卡', '云闪付', '微信', '支付宝'] as const;
const rowsPerPage = 1_000;

/** Row `i` of so many, by whole-number arithmetic that each peer repeats in its own language. */
function rowAt(i: number, rows: number): StatementRow {
  const product = i * 7_919;
  const time = product % 86_400;
  const clock = [Math.trunc(time / 3_600), Math.trunc(time / 60) % 60, time % 60].map((part) => pad(part, 2));
  const date = `2019-09-${pad(1 + Math.trunc((i * 30) / rows), 2)}`;
  const gross = 300 + (product % 1_400_000);
  const fee = Math.trunc((gross * 38 + 5_000) / 10_000);
  const sign = i % 50 === 49 ? -1 : 1;
  return {
    clearingDate: date,
    transactionDate: date,
    transactionTime: clock.join(':'),
    terminalNo: `1025${pad((i * 31) % 40, 4)}`,
    maskedCardNo: `6214${pad(i % 97, 2)}******${pad(product % 10_000, 4)}`,
    transactionType: sign < 0 ? '退货' : '消费',
    amountFen: sign * gross,
    netFen: sign * (gross - fee),
    feeFen: sign * fee,
    traceNo: pad((i * 13) % 1_000_000, 6),
    systemReferenceNo: `${clock.join('')}${pad(i % 1_000_000, 6)}`,
    channel: channels[i % 5]!,
    remark: i % 20 === 0 ? '原交易 07-24' : '',
    remark1: `丰瑞堂第${i % 40}大药房`,
  };
}

/** The rows as a database's keyset pages would bring them. */
export function* pagesOf(rows: number): Generator<StatementRow[]> {
  for (let first = 0; first < rows; first += rowsPerPage) {
    const length = Math.min(rowsPerPage, rows - first);
    yield Array.from({ length }, (_, index) => rowAt(first + index, rows));
  }
}

/** The statement around the rows, with the sums that SQL would give. */
export function outlineOf(rows: number): StatementOutline {
  const terminals = new Map<string, TerminalTotals>();
  for (const page of pagesOf(rows)) {
    for (const { terminalNo, amountFen, netFen, feeFen } of page) {
      const soFar = terminals.get(terminalNo) ?? noTotals;
      const sum = addTotals(soFar, { count: 1, amountFen, netFen, feeFen });
      terminals.set(terminalNo, { terminalNo, ...sum });
    }
  }
  const totals = [...terminals.values()].reduce(addTotals, noTotals);
  const subject = { no: '951002001121025', name: '青岛丰瑞堂医药连锁有限公司' };
  return {
    branchName: '银联商务青岛分公司',
    applicationTypeName: '储值卡-便民卡',
    subject: { type: 'merchant', ...subject },
    period: { from: '2019-09-01', to: '2019-09-30' },
    version: 1,
    producedOn: '2019-09-20T03:00:00+08:00',
    sections: [
      { merchantNo: subject.no, merchantName: subject.name, terminals: [...terminals.values()], totals },
    ],
    totals,
  };
}

function pad(number: number, width: number): string {
  const digits = String(number);
  return digits.length >= width ? digits : '000000'.slice(digits.length - width) + digits;
}
