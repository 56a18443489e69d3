import type { ProfileSource } from '../profile.ts';
import { counted, named, optional, yuan } from './columns.ts';
import { base, dayAndTime, empty, shared, written, type Member } from './ums-fields.ts';

const sheet = (
  layout: Omit<Member, 'presence' | 'contents' | 'form'> & { sheet?: string },
): Record<string, Member> => {
  const { sheet: name, ...rest } = layout;
  const form = { kind: 'sheet' as const, ...(name !== undefined && { sheet: name }) };
  return { detail: { presence: 'many', contents: 'rows', form, ...rest } };
};

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

export const umsSheets: readonly ProfileSource[] = [xlsx26, sheet12, sheet30, sheet25];
