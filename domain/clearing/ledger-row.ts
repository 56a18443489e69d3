import type { Locale } from '../locale.ts';
import type { Fen } from '../money.ts';

/** The guide's 14 columns in their order in every file and on every page, with what they are called. */
const columns = {
  clearingDate: { 'zh-CN': '清算日期', en: 'Clearing date' },
  transactionDate: { 'zh-CN': '交易日期', en: 'Date' },
  transactionTime: { 'zh-CN': '交易时间', en: 'Time' },
  terminalNo: { 'zh-CN': '终端号', en: 'Terminal' },
  maskedCardNo: { 'zh-CN': '卡号', en: 'Card' },
  transactionType: { 'zh-CN': '交易类型', en: 'Type' },
  amountFen: { 'zh-CN': '交易金额', en: 'Amount' },
  netFen: { 'zh-CN': '清算金额', en: 'Net amount' },
  feeFen: { 'zh-CN': '手续费', en: 'Fee' },
  traceNo: { 'zh-CN': '流水号', en: 'Trace no.' },
  systemReferenceNo: { 'zh-CN': '系统校验号', en: 'System reference' },
  channel: { 'zh-CN': '交易渠道', en: 'Channel' },
  remark: { 'zh-CN': '备注', en: 'Remark' },
  remark1: { 'zh-CN': '备注1', en: 'Remark 1' },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;

type StatementField = keyof typeof columns;
type AmountField = Extract<StatementField, `${string}Fen`>;

/** One cleared transaction. Dates are `YYYY-MM-DD`, times `HH:mm:ss`, Asia/Shanghai; only amounts are numbers. */
export type StatementRow = Readonly<
  Record<AmountField, Fen> & Record<Exclude<StatementField, AmountField>, string>
>;

/** What the columns hold, in their order. */
export const statementFields = Object.keys(columns) as readonly StatementField[];

export function isAmountField(field: string): field is AmountField {
  return field.endsWith('Fen');
}

/** The columns' labels in a language; those in Chinese are the files' too. */
export function columnLabels(locale: Locale): Readonly<Record<StatementField, string>> {
  const labels = statementFields.map((field) => [field, columns[field][locale]] as const);
  return Object.fromEntries(labels) as Record<StatementField, string>;
}

/** How many columns of digits the widest value of each column takes on the screen. */
export type WidestValues = Readonly<Record<StatementField, number>>;

/** How many characters the ledger keeps of a text; what is longer is held instead of cut. */
export const ledgerTextLimits = {
  terminalNo: 8,
  maskedCardNo: 32,
  transactionType: 20,
  traceNo: 6,
  systemReferenceNo: 28,
  channel: 50,
  remark: 200,
  remark1: 200,
} as const;
