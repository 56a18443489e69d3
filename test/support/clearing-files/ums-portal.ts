import { compact, compactTime, linesOf, sum, yuan, type FormatWriter, type LedgerRow } from './ledger.ts';
import { writeSheet } from './write-sheet.ts';

type Cell = string | number;

/** What the cells of each column hold. */
const values: Readonly<Record<string, (row: LedgerRow) => Cell>> = {
  清算时间: (row) => compact(row.clearingDate),
  清算日期: (row) => compact(row.clearingDate),
  交易日期: (row) => row.transactionDate,
  交易时间: (row) => row.transactionTime,
  终端号: (row) => row.terminalNo,
  终端: (row) => row.terminalNo,
  交易类型: (row) => row.transactionType.replace('撤销', '撤消'),
  卡号: (row) => row.maskedCardNo,
  交易金额: (row) => yuan(row.amountFen),
  清算金额: (row) => yuan(row.netFen),
  手续费: (row) => yuan(row.feeFen),
  流水号: (row) => row.traceNo,
  检索号: (row) => row.systemReferenceNo,
  参考号: (row) => row.systemReferenceNo,
  商户号: (row) => row.merchantNo,
  商编: (row) => row.merchantNo,
  分店简称: (row) => row.remark1,
  备注: (row) => row.remark,
};

const columns26 =
  '清算时间 交易时间 终端号 交易类型 卡号 交易金额 清算金额 手续费 T0手续费 D1手续费 流水号 检索号 卡类型 发卡行 商户号 商户名称 分店简称 商户订单号 银商订单号 交易方式 分店 优惠金额 分期手续费 付款附言 备注 买家ID'.split(
    ' ',
  );
const columns12 =
  '清算日期 交易日期时间 卡号 商编 终端 参考号 交易类型 交易金额 手续费 交易方式 订单号 商户名称'.split(' ');
const columns30 =
  '商户号 交易日期 交易时间 交易类型 卡号 交易金额 终端号 清算金额 手续费 参考号 流水号 商户名称 卡类型 商户订单号 支付类型 银商订单号 退货订单号 实际支付金额 备注 付款附言 钱包优惠金额 商户优惠金额 发卡行 分店简称 其他优惠金额 分期期数 分期手续费 分期服务方 分期付息方 子订单号'.split(
    ' ',
  );
const columns25 =
  '清算日期 交易日期 交易时间 交易金额 终端号 分店简称 清算金额 手续费 流水号 交易类型 参考号 卡号 商户号 商户名称 发卡行 卡类型 商户订单号 退货订单号 支付类型 实际支付金额 备注 付款附言 钱包优惠金额 商户优惠金额 支付产品'.split(
    ' ',
  );
const columns17 =
  '清算日期 交易日期 交易时间 终端号 交易金额 清算金额 手续费 流水号 交易类型 参考号 卡号 商户号 发卡行 卡类型 商户订单号 银商订单号 支付类型'.split(
    ' ',
  );
const columns21 =
  '清算日期 交易日期 交易时间 交易金额 终端号 清算金额 手续费 流水号 交易类型 参考号 卡号 商户号 a b c d e f g h i'.split(
    ' ',
  );

const cells = (columns: readonly string[], row: LedgerRow, own: typeof values = {}) =>
  columns.map((column) => (own[column] ?? values[column])?.(row) ?? '');

const totalsOf = (rows: readonly LedgerRow[]) =>
  `笔数：${rows.length}\t交易金额：${yuan(sum(rows, 'amountFen'))}\t清算金额：${yuan(sum(rows, 'netFen'))}\t手续费：${yuan(sum(rows, 'feeFen'))}`;

const carry =
  (keep: readonly ('remark' | 'remark1' | 'traceNo')[]) =>
  (row: LedgerRow): LedgerRow => ({
    ...row,
    applicationType: '',
    remark: keep.includes('remark') ? row.remark : '',
    remark1: keep.includes('remark1') ? row.remark1 : '',
    traceNo: keep.includes('traceNo') ? row.traceNo : '',
  });

const titles = (count: number) => Array.from({ length: count }, (_, index) => [`说明 ${index + 1}`]);

export const ums26: FormatWriter = {
  profile: 'ums.portal@2026-26',
  carry: carry(['remark', 'remark1', 'traceNo']),
  write: async (rows, { prologue }) => [
    {
      name: '951002001121025_MX_20200101101112_1.xlsx',
      bytes: await writeSheet('对账数据', [
        [`汇总 ${totalsOf(rows).replaceAll('\t', ' ')}`],
        ...titles(prologue),
        columns26,
        ...rows.map((row) =>
          cells(columns26, row, { 交易时间: (each) => `${each.transactionDate} ${each.transactionTime}` }),
        ),
        ['注：D1手续费为预估，以 17:40 后为准'],
      ]),
    },
  ],
};

export const ums12: FormatWriter = {
  profile: 'ums.portal@2026-12',
  carry: (row) => ({ ...carry([])(row), transactionDate: row.clearingDate }),
  write: async (rows, { prologue }) => [
    {
      name: 'export.xlsx',
      bytes: await writeSheet('Sheet1', [
        ...titles(prologue),
        columns12,
        ...rows.map((row) =>
          cells(columns12, row, {
            交易日期时间: (each) => Number(compactTime(each.transactionTime)),
            手续费: (each) => yuan(each.feeFen),
          }),
        ),
      ]),
    },
  ],
};

export const ums30: FormatWriter = {
  profile: 'ums.portal@2021-30',
  carry: (row) => ({ ...carry(['remark', 'remark1', 'traceNo'])(row), clearingDate: row.transactionDate }),
  write: async (rows) => [
    {
      name: 'export.xlsx',
      bytes: await writeSheet('Sheet1', [
        ...titles(2),
        columns30,
        ...rows.map((row) => cells(columns30, row)),
        ...titles(5),
      ]),
    },
  ],
};

export const ums25: FormatWriter = {
  profile: 'ums.portal@2019-25',
  carry: carry(['remark', 'remark1', 'traceNo']),
  write: async (rows, { prologue }) => [
    {
      name: 'export.xlsx',
      bytes: await writeSheet('Sheet1', [
        ...titles(prologue),
        columns25,
        ...rows.map((row) => cells(columns25, row)),
      ]),
    },
  ],
};

export const ums17: FormatWriter = {
  profile: 'ums.portal@2017-17',
  carry: carry(['traceNo']),
  write: (rows, variation) => [
    {
      name: 'export.txt',
      bytes: linesOf(
        [
          ...titles(variation.prologue).flat(),
          columns17.join('\t'),
          '',
          ...rows.map((row) =>
            cells(columns17, row)
              .map((cell) => `${cell}   `)
              .join('\t'),
          ),
          `总计\t${totalsOf(rows)}`,
        ],
        variation,
      ),
    },
  ],
};

export const ums21: FormatWriter = {
  profile: 'ums.portal@2017-21',
  carry: carry(['traceNo']),
  write: (rows, variation) => [
    {
      name: 'export.wap',
      bytes: linesOf(
        [
          '集团名称：丰瑞堂',
          '查询区间',
          '',
          ...rows.map((row) => cells(columns21, row).join('\t')),
          '交易明细（前1000条）',
        ],
        variation,
      ),
    },
  ],
};
