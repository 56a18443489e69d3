import type { ProfileSource } from '../profile.ts';
import { counted, named, yuan } from './columns.ts';

/** A total of WeChat's tail: a backtick may stand before it. */
const ticked = (group: string) => `\`?${group}`;
const anything = '[^,]*';

const wechat = { family: 'wechat', cutoff: '24:00:00', window: { before: 92, after: 1 } } as const;

/** No bill and errors come as XML where a CSV is expected; the text of “no bill” is spelled in two ways. */
const wechatReplies: ProfileSource['replies'] = [
  { matches: '[Nn]o [Bb]ill [Ee]xist|NO_BILL_EXIST', code: 'REPLY_NO_DATA' },
  { matches: '^\\s*<xml>', code: 'REPLY_ERROR' },
];

/**
 * 27 columns without quoting: commas of the goods' names are joined again. A refund has a positive 退款金额 and a negative fee. Fees
 * have five decimals and are rounded row by row, so their total may differ.
 */
export const wechatTrades: ProfileSource = {
  ...wechat,
  id: 'wechat.trade-bill',
  version: 'all-27',
  grade: 'published-table',
  title: { zh: '微信支付交易账单', en: 'WeChat Pay trade bill' },
  members: {
    detail: {
      name: '(?<d8>20\\d{6})[^/]*$',
      presence: 'many',
      contents: 'rows',
      form: {
        kind: 'delimited',
        charset: 'utf-8',
        by: ',',
        quoting: 'none',
        columns: 27,
        absorbAt: 21,
        strip: 'backtick',
      },
      header: {
        find: ['交易时间', '公众账号ID', '微信订单号', '应结订单金额', '申请退款金额'],
        within: 3,
        ignored: [
          '公众账号ID',
          '特约商户号',
          '用户标识',
          '付款银行',
          '货币种类',
          '代金券金额',
          '微信退款单号',
          '商户退款单号',
          '充值券退款金额',
          '退款类型',
          '退款状态',
          '商品名称',
          '商户数据包',
          '费率',
          '订单金额',
          '申请退款金额',
          '费率备注',
          '商户订单号',
        ],
      },
      marks: [
        {
          as: 'trailer',
          starts: '总交易单数',
          line: `^总交易单数,.*\\n${[counted('count'), yuan('saleFen'), yuan('refundFen'), anything, yuan('feeFen')].map(ticked).join(',')},`,
          with: 1,
          required: true,
          provisional: ['feeFen'],
        },
      ],
      fields: {
        merchantNo: { column: named('商户号'), required: true },
        clearingDate: 'file-name',
        moment: { column: named('交易时间'), format: 'yyyy-MM-dd HH:mm:ss' },
        terminalNo: { column: named('设备号') },
        type: { columns: [named('交易状态')], codes: { SUCCESS: 'SALE', REFUND: 'REFUND', REVOKED: 'VOID' } },
        amount: {
          column: named('应结订单金额'),
          refundColumn: named('退款金额'),
          unit: 'yuan',
          sign: { rule: 'by-type' },
        },
        fee: { column: named('手续费'), unit: 'yuan', sign: { rule: 'as-written' }, subFen: 'round' },
        systemReferenceNo: { column: named('微信订单号') },
        channel: { column: named('交易类型') },
      },
    },
  },
  key: ['systemReferenceNo', 'transactionType', 'amountFen'],
  replies: wechatReplies,
};

export const wechatFunds: ProfileSource = {
  ...wechat,
  id: 'wechat.fund-flow',
  version: '11',
  grade: 'published-table',
  title: { zh: '微信支付资金账单', en: 'WeChat Pay fund flow' },
  members: {
    detail: {
      name: '^(?<merchant>\\d{8,10})\\D.*?(?<d8>20\\d{6})[^/]*$',
      presence: 'many',
      contents: 'rows',
      form: {
        kind: 'delimited',
        charset: 'utf-8',
        by: ',',
        quoting: 'none',
        columns: 11,
        absorbAt: 10,
        strip: 'backtick',
      },
      header: {
        find: ['记账时间', '资金流水单号', '收支类型', '收支金额(元)'],
        within: 3,
        ignored: ['微信支付业务单号', '业务名称', '账户结余(元)', '资金变更提交申请人', '业务凭证号'],
      },
      marks: [
        {
          as: 'trailer',
          starts: '资金流水总笔数',
          line: `^资金流水总笔数,.*\\n${[counted('count'), counted('saleCount'), yuan('saleFen'), counted('refundCount'), yuan('refundFen')].map(ticked).join(',')}`,
          with: 1,
          required: true,
        },
      ],
      fields: {
        merchantNo: 'file-name',
        clearingDate: 'file-name',
        moment: { column: named('记账时间'), format: 'yyyy-MM-dd HH:mm:ss' },
        type: { columns: [named('业务类型')] },
        amount: {
          column: named('收支金额(元)'),
          unit: 'yuan',
          sign: { rule: 'column', column: named('收支类型'), plus: ['收入'], minus: ['支出'] },
        },
        fee: 'none',
        systemReferenceNo: { column: named('资金流水单号') },
        remark: { column: named('备注') },
      },
    },
  },
  key: ['systemReferenceNo'],
  replies: wechatReplies,
};
