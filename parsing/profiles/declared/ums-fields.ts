import type { ProfileSource } from '../profile.ts';
import { named, optional } from './columns.ts';

export type Member = ProfileSource['members'][string];
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
export const codes = {
  消费: 'SALE',
  消费撤销: 'VOID',
  消费撤消: 'VOID',
  退货: 'REFUND',
  联机退货: 'REFUND',
  预授权完成: 'AUTH_COMPLETION',
  预授权完成撤销: 'AUTH_VOID',
  预授权完成撤消: 'AUTH_VOID',
} as const;

export const written = { unit: 'yuan', sign: { rule: 'as-written' } } as const;
export const empty = ['-', '--', '/'];

/** Columns whose names are the same in every layout with column names. */
export const shared = {
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
export const dayAndTime = {
  date: { column: named('交易日期'), format: 'yyyy-MM-dd' },
  time: { column: named('交易时间'), format: 'HH:mm:ss' },
} as const satisfies Fields['moment'];

export const base = (
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
