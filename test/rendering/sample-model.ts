import { feeOn } from '../../domain/money.ts';
import { summarise, type StatementModel, type StatementSection } from '../../domain/statements/statement.ts';
import { addTotals, noTotals } from '../../domain/clearing/totals.ts';
import type { StatementRow } from '../../domain/clearing/ledger-row.ts';

const guideRow: StatementRow = {
  clearingDate: '2019-09-09',
  transactionDate: '2019-07-23',
  transactionTime: '17:15:54',
  terminalNo: '10252043',
  maskedCardNo: '10008*****1388',
  transactionType: '消费',
  amountFen: 400,
  netFen: 399,
  feeFen: 1,
  traceNo: '000000',
  systemReferenceNo: '171554411247',
  channel: '医保卡',
  remark: '',
  remark1: '丰瑞堂第三大药房',
};

/** The guide's five rows, as printed. */
export const guideRows: readonly StatementRow[] = [
  guideRow,
  sale('2019-07-24', '19:57:41', '100010*****4768', 8_400, '195741652802'),
  sale('2019-07-20', '10:06:20', '100002*****3897', 14_100, '100820660294'),
  sale('2019-07-26', '07:22:32', '100008*****1915', 4_200, '072232893686'),
  sale('2019-07-05', '20:37:18', '100001*****3226', 900, '203718449941'),
];

/** The guide's merchant with the guide's five rows first and `count - 5` like them. */
export function merchantModel(count = 5): StatementModel {
  const more = Array.from({ length: Math.max(count - guideRows.length, 0) }, (_, index) =>
    inventedRow(index),
  );
  return modelOf([sectionOf('951002001121025', '青岛丰瑞堂医药连锁有限公司', [...guideRows, ...more])]);
}

/** A group of four merchants: a refund, a reversal, a long store name, rare characters, several terminals. */
export function groupModel(rowsEach = 6): StatementModel {
  const names = [
    '青岛丰瑞堂医药连锁有限公司',
    '青岛𠮷祥大药房有限公司',
    '平度䶮泉药店',
    `青岛${'福寿康'.repeat(12)}大药房连锁有限公司`,
  ];
  const sections = names.map((name, index) =>
    sectionOf(`95100200112102${index + 5}`, name, [
      ...Array.from({ length: rowsEach }, (_, row) =>
        inventedRow(row * 7 + index, { terminalNo: `0025204${row % 3}` }),
      ),
      row({
        transactionType: '退货',
        amountFen: -8_400,
        netFen: -8_383,
        feeFen: -17,
        remark: '原交易 07-24',
      }),
      row({
        transactionType: '撤销',
        amountFen: -400,
        netFen: -399,
        feeFen: -1,
        remark1: `${name}${'分店'.repeat(index * 8)}`,
      }),
    ]),
  );
  return {
    ...modelOf(sections),
    subject: { type: 'group', no: 'G0532001', name: '青岛丰瑞堂医药集团' },
    period: { from: '2019-09-01', to: '2019-09-30' },
    version: 2,
  };
}

/** The guide's first row with other values. */
export function row(changes: Partial<StatementRow> = {}): StatementRow {
  return { ...guideRow, ...changes };
}

export function sectionOf(
  merchantNo: string,
  merchantName: string,
  rows: readonly StatementRow[],
): StatementSection {
  return { merchantNo, merchantName, rows, ...summarise(rows) };
}

/** A merchant's statement when there is one section. */
export function modelOf(sections: readonly StatementSection[]): StatementModel {
  return {
    branchName: '银联商务青岛分公司',
    applicationTypeName: '储值卡-便民卡',
    subject: { type: 'merchant', no: sections[0]!.merchantNo, name: sections[0]!.merchantName },
    period: { from: '2019-09-09', to: '2019-09-09' },
    version: 1,
    producedOn: '2019-09-20T03:00:00+08:00',
    sections,
    totals: sections.map(({ totals }) => totals).reduce(addTotals, noTotals),
  };
}

function sale(
  date: string,
  time: string,
  maskedCardNo: string,
  amountFen: number,
  systemReferenceNo: string,
): StatementRow {
  const feeFen = feeOn(amountFen, 20);
  const netFen = amountFen - feeFen;
  const changes = { transactionDate: date, transactionTime: time, maskedCardNo, amountFen, netFen, feeFen };
  return { ...guideRow, ...changes, systemReferenceNo };
}

function inventedRow(index: number, changes: Partial<StatementRow> = {}): StatementRow {
  const amountFen = 300 + ((index * 7_919) % 14_000);
  const feeFen = feeOn(amountFen, 20);
  const day = String((index % 28) + 1).padStart(2, '0');
  const time = `${String(8 + (index % 13)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:17`;
  return {
    ...guideRow,
    transactionDate: `2019-08-${day}`,
    transactionTime: time,
    maskedCardNo: `10000${index % 10}*****${String(1_000 + (index % 9_000))}`,
    amountFen,
    feeFen,
    netFen: amountFen - feeFen,
    systemReferenceNo: `${time.replaceAll(':', '')}${String(index).padStart(6, '0')}`,
    ...changes,
  };
}
