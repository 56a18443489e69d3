import type { ProfileSource } from '../profile.ts';
import { counted, named, yuan } from './columns.ts';

/** The format for sources that have none of their own. Its columns are the guide's 14 with the merchant and the application type. */
export const canonicalColumns = [
  '清算日期',
  '交易日期',
  '交易时间',
  '终端号',
  '卡号',
  '交易类型',
  '交易金额',
  '清算金额',
  '手续费',
  '流水号',
  '系统参考号',
  '渠道',
  '备注',
  '备注1',
  '商户编号',
  '应用类型',
] as const;

export const canonical: ProfileSource = {
  id: 'canonical.csv',
  version: '1',
  family: 'canonical',
  grade: 'own',
  title: { zh: '标准清算 CSV', en: 'Canonical clearing CSV' },
  members: {
    detail: {
      presence: 'many',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'either', by: ',', quoting: 'rfc4180' },
      header: { find: [...canonicalColumns], within: 40, unknown: 'refuse' },
      marks: [
        {
          as: 'header',
          starts: '#CLEARING',
          line: '^#CLEARING,1(?:,(?<part>\\d+),(?<of>\\d+))?,*\\s*$',
          required: true,
        },
        {
          as: 'trailer',
          starts: '#END',
          line: `^#END,${counted('count')},${yuan('amountFen')},${yuan('feeFen')},${yuan('netFen')},*\\s*$`,
          required: true,
        },
      ],
      fields: {
        merchantNo: { column: named('商户编号'), required: true, matches: '^[0-9A-Z]{15}$' },
        applicationType: { column: named('应用类型') },
        clearingDate: { column: named('清算日期'), format: 'yyyy-MM-dd' },
        moment: {
          date: { column: named('交易日期'), format: 'yyyy-MM-dd' },
          time: { column: named('交易时间'), format: 'HH:mm:ss' },
        },
        terminalNo: { column: named('终端号'), required: true },
        card: { column: named('卡号') },
        type: { columns: [named('交易类型')] },
        amount: { column: named('交易金额'), unit: 'yuan', sign: { rule: 'as-written' } },
        net: { column: named('清算金额'), unit: 'yuan', sign: { rule: 'as-written' } },
        fee: { column: named('手续费'), unit: 'yuan', sign: { rule: 'as-written' } },
        traceNo: { column: named('流水号') },
        systemReferenceNo: { column: named('系统参考号') },
        channel: { column: named('渠道') },
        remark: { column: named('备注') },
        remark1: { column: named('备注1') },
      },
    },
  },
  cutoff: '24:00:00',
  window: { before: 92, after: 1 },
  key: ['terminalNo', 'transactionType', 'transactionAt', 'systemReferenceNo', 'amountFen'],
};
