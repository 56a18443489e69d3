import type { ProfileSource } from '../profile.ts';
import { counted, named, nth, yuan } from './columns.ts';
import { base, codes, dayAndTime, empty, shared, written } from './ums-fields.ts';

/** 合计 with the totals in words, as the text files end. */
const totalsLine = {
  as: 'trailer',
  line: `^(?:总计|合计).*?笔数[:：]?\\s*${counted('count')}.*?交易金额[:：]?\\s*${yuan('amountFen')}.*?清算金额[:：]?\\s*${yuan('netFen')}.*?手续费[:：]?\\s*${yuan('feeFen')}`,
  required: true,
} as const;

const text17: ProfileSource = {
  ...base('2017-17', '17 列文本'),
  grade: 'real-sample',
  members: {
    detail: {
      presence: 'many',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'either', by: '\t', quoting: 'none' },
      header: {
        find: ['清算日期', '交易日期', '参考号', '银商订单号', '支付类型'],
        within: 40,
        ignored: ['发卡行', '卡类型', '商户订单号', '银商订单号'],
      },
      marks: [totalsLine],
      fields: {
        ...shared,
        clearingDate: { column: named('清算日期'), format: 'yyyyMMdd' },
        moment: dayAndTime,
        net: { column: named('清算金额'), ...written },
        channel: { column: named('支付类型'), empty },
      },
    },
  },
};

/** The `.wap` text: no column names, the title again at the end. What its last four columns are is not known. */
const text21: ProfileSource = {
  ...base('2017-21', '21 列文本'),
  grade: 'one-source',
  members: {
    detail: {
      presence: 'many',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'either', by: '\t', quoting: 'none', columns: 21 },
      marks: [
        { as: 'skip', line: '^(?:集团名称|查询)' },
        { as: 'trailer', line: '^[^\\t]*交易明细', required: true },
      ],
      fields: {
        merchantNo: { column: nth(12), required: true },
        clearingDate: { column: nth(1), format: 'yyyyMMdd' },
        moment: {
          date: { column: nth(2), format: 'yyyy-MM-dd' },
          time: { column: nth(3), format: 'HH:mm:ss' },
        },
        amount: { column: nth(4), unit: 'yuan', sign: { rule: 'agrees-with-type' } },
        terminalNo: { column: nth(5), empty },
        net: { column: nth(6), ...written },
        fee: { column: nth(7), ...written },
        traceNo: { column: nth(8), empty },
        type: { columns: [nth(9)], codes },
        systemReferenceNo: { column: nth(10), empty },
        card: { column: nth(11), empty },
        channel: { column: nth(17), empty },
      },
    },
  },
};

export const umsTexts: readonly ProfileSource[] = [text17, text21];
