import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { record } from './acquirers.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { compact, linesOf, magnitude, sum, yuan, type FormatWriter, type LedgerRow } from './ledger.ts';

const at = (row: LedgerRow) => `${row.transactionDate} ${row.transactionTime}`;
const positive = (fen: bigint) => yuan(magnitude(fen));
const sales = (rows: readonly LedgerRow[]) => rows.filter(({ amountFen }) => amountFen >= 0n);
const refunds = (rows: readonly LedgerRow[]) => rows.filter(({ amountFen }) => amountFen < 0n);
const saleOrRefund = (row: LedgerRow) => (row.amountFen < 0n ? '退货' : '消费');
const ticked = (cells: readonly string[]) => cells.map((cell) => `\`${cell}`).join(',');

const oneDay = (row: LedgerRow, first: LedgerRow): LedgerRow => ({
  ...row,
  applicationType: '',
  clearingDate: first.clearingDate,
  transactionDate: first.clearingDate,
  maskedCardNo: '',
  traceNo: '',
  channel: '',
  remark: '',
  remark1: '',
  transactionType: saleOrRefund(row),
});

const tradeColumns =
  '交易时间 公众账号ID 商户号 特约商户号 设备号 微信订单号 商户订单号 用户标识 交易类型 交易状态 付款银行 货币种类 应结订单金额 代金券金额 微信退款单号 商户退款单号 退款金额 充值券退款金额 退款类型 退款状态 商品名称 商户数据包 手续费 费率 订单金额 申请退款金额 费率备注'.split(
    ' ',
  );

export const wechatTradesWriter: FormatWriter = {
  profile: 'wechat.trade-bill@all-27',
  carry: (row, _index, first) => ({ ...oneDay(row, first), merchantNo: '1230000109' }),
  write: (rows, variation) => [
    {
      name: `1230000109All${rows[0]!.clearingDate.replaceAll('-', '')}.csv`,
      bytes: linesOf(
        [
          tradeColumns.join(','),
          ...rows.map((row) => {
            const refund = row.amountFen < 0n;
            return ticked(
              record(27, {
                1: at(row),
                3: row.merchantNo,
                5: row.terminalNo,
                6: row.systemReferenceNo,
                10: refund ? 'REFUND' : 'SUCCESS',
                12: 'CNY',
                13: refund ? '0.00' : yuan(row.amountFen),
                17: refund ? positive(row.amountFen) : '0.00',
                21: '药, 品 "一"',
                23: `${yuan(row.feeFen)}000`,
                24: '0.60%',
              }),
            );
          }),
          '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
          ticked([
            String(rows.length),
            yuan(sum(sales(rows), 'amountFen')),
            yuan(-sum(refunds(rows), 'amountFen')),
            '0.00',
            `${yuan(sum(rows, 'feeFen'))}000`,
            '0.00',
            '0.00',
          ]),
        ],
        variation,
      ),
    },
  ],
};

export const wechatFundsWriter: FormatWriter = {
  profile: 'wechat.fund-flow@11',
  carry: (row, _index, first) => ({
    ...oneDay(row, first),
    merchantNo: '1230000109',
    terminalNo: '',
    feeFen: 0n,
    netFen: row.amountFen,
    transactionType: '交易',
  }),
  write: (rows, variation) => [
    {
      name: `1230000109_fundflow_${compact(rows[0]!.clearingDate)}.csv`,
      bytes: linesOf(
        [
          '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
          ...rows.map((row) =>
            ticked(
              record(11, {
                1: at(row),
                3: row.systemReferenceNo,
                5: row.transactionType,
                6: row.amountFen < 0n ? '支出' : '收入',
                7: positive(row.amountFen),
              }),
            ),
          ),
          '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
          ticked([
            String(rows.length),
            String(sales(rows).length),
            yuan(sum(sales(rows), 'amountFen')),
            String(refunds(rows).length),
            yuan(-sum(refunds(rows), 'amountFen')),
          ]),
        ],
        variation,
      ),
    },
  ],
};

const alipayColumns =
  '支付宝交易号 商户订单号 业务类型 商品名称 创建时间 完成时间 门店编号 门店名称 操作员 终端号 对方账户 订单金额（元） 商家实收（元） 支付宝红包（元） 集分宝（元） 支付宝优惠（元） 商家优惠（元） 券核销金额（元） 券名称 商家红包消费金额（元） 卡消费金额（元） 退款批次号/请求号 服务费（元） 分润（元） 备注'.split(
    ' ',
  );
const account = '2088101112223334';

function alipayDetail(rows: readonly LedgerRow[]): string[] {
  return [
    '#支付宝业务明细查询',
    `#账号：[${account}0156]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    alipayColumns.join(','),
    ...rows.map((row) =>
      record(25, {
        1: `${row.systemReferenceNo}\t`,
        2: '7\t',
        3: row.amountFen < 0n ? '退款' : '交易',
        4: '药, 品',
        6: at(row),
        10: row.terminalNo,
        13: `${yuan(row.amountFen)}  `,
        23: yuan(-row.feeFen),
      }).join(','),
    ),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${sales(rows).length}笔，商家实收共${yuan(sum(sales(rows), 'amountFen'))}元`,
    `#退款合计：${refunds(rows).length}笔，商家实收退款共${yuan(-sum(refunds(rows), 'amountFen'))}元`,
  ];
}

const alipaySummary = (rows: readonly LedgerRow[]) => [
  '#支付宝业务汇总查询',
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）',
  `合计,,${sales(rows).length},${refunds(rows).length},0.00,${yuan(sum(rows, 'amountFen'))}`,
];

export const alipayWriter: FormatWriter = {
  profile: 'alipay.business@25',
  carry: (row, _index, first) => ({ ...oneDay(row, first), merchantNo: account }),
  write: async (rows, variation) => {
    const zip = new ZipFile();
    const stem = `${account}_${compact(rows[0]!.clearingDate)}_业务明细`;
    zip.addBuffer(linesOf(alipaySummary(rows), variation, encodeGb18030), `${stem}(汇总).csv`);
    zip.addBuffer(linesOf(alipayDetail(rows), variation, encodeGb18030), `${stem}.csv`);
    zip.end();
    return [{ name: `${account}.csv.zip`, bytes: await buffer(zip.outputStream) }];
  },
};
