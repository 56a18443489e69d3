import type { ProfileSource } from '../profile.ts';
import { counted, named, nth, optional, yuan } from './columns.ts';

type Member = ProfileSource['members'][string];
type Fields = NonNullable<Member['fields']>;

const family = 'ums.portal';
const cutoff = '23:00:00';
const window = { before: 92, after: 1 };

/** A sale and its void share the reference; only together with the type it tells rows apart. */
const key: ProfileSource['key'] = [
  'merchantNo',
  'terminalNo',
  'systemReferenceNo',
  'transactionType',
  'transactionAt',
  'amountFen',
];

/** 撤消 is a common spelling of 撤销. */
const codes = {
  消费: 'SALE',
  消费撤销: 'VOID',
  消费撤消: 'VOID',
  退货: 'REFUND',
  联机退货: 'REFUND',
  预授权完成: 'AUTH_COMPLETION',
  预授权完成撤销: 'AUTH_VOID',
  预授权完成撤消: 'AUTH_VOID',
} as const;

const written = { unit: 'yuan', sign: { rule: 'as-written' } } as const;
const empty = ['-', '--', '/'];

/** Columns whose names are the same in every layout with column names. */
const shared = {
  merchantNo: { column: named('商户号', '商编', '商户编号'), required: true },
  terminalNo: { column: named('终端号', '终端'), empty },
  card: { column: named('卡号'), empty },
  type: { columns: [named('交易类型')], codes },
  amount: { column: named('交易金额'), unit: 'yuan', sign: { rule: 'agrees-with-type' } },
  fee: { column: named('手续费'), ...written },
  traceNo: { column: optional('流水号'), empty },
  systemReferenceNo: { column: named('检索号', '参考号', '检索参考号'), empty },
} satisfies Partial<Fields>;

/** Day and time apart, as the text files write them. */
const dayAndTime = {
  date: { column: named('交易日期'), format: 'yyyy-MM-dd' },
  time: { column: named('交易时间'), format: 'HH:mm:ss' },
} as const satisfies Fields['moment'];

const sheet = (
  layout: Omit<Member, 'presence' | 'contents' | 'form'> & { sheet?: string },
): Record<string, Member> => {
  const { sheet: name, ...rest } = layout;
  const form = { kind: 'sheet' as const, ...(name !== undefined && { sheet: name }) };
  return { detail: { presence: 'many', contents: 'rows', form, ...rest } };
};

const base = (
  version: string,
  columns: string,
): Pick<ProfileSource, 'id' | 'version' | 'family' | 'title' | 'cutoff' | 'window' | 'key'> => ({
  id: family,
  version,
  family,
  title: { zh: `银联商务门户（${columns}）`, en: `UMS portal (${columns})` },
  cutoff,
  window,
  key,
});

/** 合计 with the totals in words, as the text files end. */
const totalsLine = {
  as: 'trailer',
  line: `^(?:总计|合计).*?笔数[:：]?\\s*${counted('count')}.*?交易金额[:：]?\\s*${yuan('amountFen')}.*?清算金额[:：]?\\s*${yuan('netFen')}.*?手续费[:：]?\\s*${yuan('feeFen')}`,
  required: true,
} as const;

const xlsx26: ProfileSource = {
  ...base('2026-26', '26 列'),
  grade: 'published-table',
  members: sheet({
    sheet: '对账数据',
    name: '^(?<merchant>\\w{15})_MX_\\d{14}(?:_(?<part>\\d+))?\\.xlsx$',
    header: {
      find: ['清算时间', '检索号', '交易金额', 'D1手续费'],
      within: 40,
      ignored: [
        'T0手续费',
        'D1手续费',
        '卡类型',
        '发卡行',
        '商户名称',
        '商户订单号',
        '银商订单号',
        '分店',
        '优惠金额',
        '分期手续费',
        '付款附言',
        '买家ID',
      ],
    },
    marks: [
      {
        as: 'skip',
        starts: '汇总',
        line: `^汇总.*?笔数[:：]?\\s*${counted('count')}.*?交易金额[:：]?\\s*${yuan('amountFen')}.*?清算金额[:：]?\\s*${yuan('netFen')}.*?手续费[:：]?\\s*${yuan('feeFen')}`,
      },
      // The fee of D1 settlements is an estimate until 17:40.
      { as: 'skip', line: '17:40', provisional: ['feeFen', 'netFen'] },
    ],
    tail: { firstCell: '^\\d{8}$|^\\d{4}-\\d\\d-\\d\\d', atMost: 3 },
    fields: {
      ...shared,
      clearingDate: { column: named('清算时间'), format: 'yyyyMMdd' },
      moment: { column: named('交易时间'), format: 'yyyy-MM-dd HH:mm:ss' },
      net: { column: named('清算金额'), ...written },
      channel: { column: optional('交易方式'), empty },
      remark: { column: optional('备注'), empty },
      remark1: { column: optional('分店简称'), empty },
    },
  }),
};

const sheet12: ProfileSource = {
  ...base('2026-12', '12 列'),
  grade: 'one-source',
  members: sheet({
    header: { find: ['清算日期', '交易日期时间', '商编', '参考号'], within: 40, ignored: ['订单号'] },
    fields: {
      ...shared,
      clearingDate: { column: named('清算日期'), format: 'yyyyMMdd' },
      // A time that was stored as a number, and no date.
      moment: { date: 'by-cutoff', time: { column: named('交易日期时间'), format: 'number' } },
      channel: { column: optional('交易方式'), empty },
      remark1: { column: optional('商户名称'), empty },
    },
  }),
};

const sheet30: ProfileSource = {
  ...base('2021-30', '30 列'),
  grade: 'one-source',
  members: sheet({
    header: {
      find: ['商户号', '交易日期', '参考号', '实际支付金额', '子订单号'],
      within: 40,
      ignored: [
        '商户名称',
        '卡类型',
        '商户订单号',
        '银商订单号',
        '退货订单号',
        '实际支付金额',
        '付款附言',
        '钱包优惠金额',
        '商户优惠金额',
        '发卡行',
        '其他优惠金额',
        '分期期数',
        '分期手续费',
        '分期服务方',
        '分期付息方',
        '子订单号',
      ],
    },
    tail: { firstCell: '^\\w{15}$', atMost: 5 },
    fields: {
      ...shared,
      clearingDate: 'by-cutoff',
      moment: dayAndTime,
      net: { column: named('清算金额'), ...written },
      channel: { column: optional('支付类型'), empty },
      remark: { column: optional('备注'), empty },
      remark1: { column: optional('分店简称'), empty },
    },
  }),
};

const sheet25: ProfileSource = {
  ...base('2019-25', '25 列'),
  grade: 'one-source',
  members: sheet({
    header: {
      find: ['清算日期', '交易日期', '分店简称', '支付产品'],
      within: 40,
      ignored: [
        '商户名称',
        '发卡行',
        '卡类型',
        '商户订单号',
        '退货订单号',
        '支付类型',
        '实际支付金额',
        '付款附言',
        '钱包优惠金额',
        '商户优惠金额',
      ],
    },
    fields: {
      ...shared,
      clearingDate: { column: named('清算日期'), format: 'yyyyMMdd' },
      moment: dayAndTime,
      net: { column: named('清算金额'), ...written },
      channel: { column: optional('支付产品'), empty },
      remark: { column: optional('备注'), empty },
      remark1: { column: optional('分店简称'), empty },
    },
  }),
};

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

export const umsPortal: readonly ProfileSource[] = [xlsx26, sheet12, sheet30, sheet25, text17, text21];
