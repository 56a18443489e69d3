import {
  compact,
  compactTime,
  linesOf,
  magnitude,
  sum,
  yuan,
  type FormatWriter,
  type LedgerRow,
} from './ledger.ts';

/** A record of `count` cells: `cells` by position (1-based). */
export const record = (count: number, cells: Readonly<Record<number, string>>) =>
  Array.from({ length: count }, (_, index) => cells[index + 1] ?? '');

const positive = (fen: bigint) => yuan(magnitude(fen));
const bare = { applicationType: '', remark: '', remark1: '', channel: '' } as const;
const processing: Readonly<Record<string, string>> = { 消费: '000000', 消费撤销: '200000', 退货: '270000' };

/** `.85` and `34.2`, as the sender writes them. */
const short = (fen: bigint) =>
  positive(fen)
    .replace(/^0(?=\.)/, '')
    .replace(/(?:\.00|(\.\d)0)$/, '$1') || '0';

export const acquirerCsvWriter: FormatWriter = {
  profile: 'acquirer.csv@46',
  carry: (row) => ({ ...row, ...bare }),
  write: (rows, variation) => [
    {
      name: 'a.csv',
      bytes: linesOf(
        rows.map((row) =>
          record(46, {
            1: compact(row.clearingDate),
            2: compact(row.transactionDate).slice(4) + compactTime(row.transactionTime),
            3: row.merchantNo,
            5: row.terminalNo,
            6: short(row.amountFen),
            7: short(row.feeFen),
            10: processing[row.transactionType]!,
            11: row.maskedCardNo,
            15: row.traceNo,
            17: row.systemReferenceNo,
          }).join(','),
        ),
        variation,
      ),
    },
  ],
};

export const signedPipeWriter: FormatWriter = {
  profile: 'acquirer.pipe@2014',
  carry: (row) => ({ ...row, ...bare }),
  write: (rows, variation) => [
    {
      name: 'a.txt',
      bytes: linesOf(
        [
          `20200101|20200101|48270000|${rows.length}|${sum(rows, 'amountFen')}|${sum(rows, 'feeFen')}|c2lnbmVk`,
          ...rows.map((row) =>
            record(15, {
              1: row.merchantNo,
              2: row.terminalNo,
              4: row.traceNo,
              6: row.systemReferenceNo,
              7: compact(row.transactionDate) + compactTime(row.transactionTime),
              8: compact(row.clearingDate),
              9: row.maskedCardNo,
              10: String(magnitude(row.amountFen)),
              11: String(magnitude(row.feeFen)),
              12: row.transactionType,
              15: 'c2lnbmVk',
            }).join('|'),
          ),
        ],
        variation,
      ),
    },
  ],
};

const allinpayColumns =
  '商户号 门店名称 终端号 交易时间 交易类型 批次号 凭证号 参考号 卡号 卡类别 发卡行机构代码 发卡行名称 交易金额 手续费 交易日期 交易单号 订单号 备注 对接应用号 原始金额 结算金额 产品类型 分期贴息 交易完成时间 持卡人姓名 持卡人身份证 分期数 优惠金额 实付金额 原交易单 渠道交易类型 出金方账户名称 门店编号 交易完成日期'.split(
    ' ',
  );

export const allinpayWriter: FormatWriter = {
  profile: 'allinpay.csv@34',
  carry: (row, _index, first) => ({
    ...row,
    applicationType: '',
    clearingDate: first.clearingDate,
    transactionDate: first.clearingDate,
    remark: row.remark.replaceAll(',', ''),
    remark1: row.remark1.replaceAll(',', ''),
  }),
  write: (rows, variation) => [
    {
      name: `allinpay_${compact(rows[0]!.clearingDate)}.csv`,
      bytes: linesOf(
        [
          allinpayColumns.join(','),
          ...rows.map((row) =>
            record(34, {
              1: row.merchantNo,
              2: row.remark1,
              3: row.terminalNo,
              4: row.transactionTime,
              5: row.transactionType,
              7: row.traceNo,
              8: row.systemReferenceNo,
              9: row.maskedCardNo,
              13: positive(row.amountFen),
              14: positive(row.feeFen),
              15: row.transactionDate,
              18: row.remark,
              25: '王小明',
              26: '11010519491231002X',
            }).join(','),
          ),
        ],
        variation,
      ),
    },
  ],
};

export const umpayWriter: FormatWriter = {
  profile: 'umpay.trade-detail@16',
  carry: (row, _index, first): LedgerRow => ({
    ...row,
    ...bare,
    merchantNo: first.merchantNo,
    terminalNo: '',
    maskedCardNo: '',
    traceNo: '',
    transactionType: row.amountFen < 0n ? '退货' : '消费',
    feeFen: 0n,
    netFen: row.amountFen,
  }),
  write: (rows, variation) => [
    {
      name: 'a.txt',
      bytes: linesOf(
        [
          `TRADEDETAIL-START,${rows[0]!.merchantNo},20200101,1.0,0000,成功`,
          ...rows.map((row) =>
            record(16, {
              1: '药, 品',
              2: '13800138000',
              3: row.systemReferenceNo,
              4: compact(row.transactionDate),
              5: compact(row.transactionDate),
              6: String(magnitude(row.amountFen)),
              9: compact(row.clearingDate),
              10: row.amountFen < 0n ? '20' : '01',
              15: compactTime(row.transactionTime),
            }).join(','),
          ),
          `TRADEDETAIL-END,${rows[0]!.merchantNo},20200101,${rows.length},${sum(rows, 'amountFen')}`,
        ],
        variation,
      ),
    },
  ],
};
