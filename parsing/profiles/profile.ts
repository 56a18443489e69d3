import { z } from 'zod';
import { totalNames } from '../../domain/clearing/control-total.ts';
import { dateFormats, momentFormats, timeFormats } from '../values/dates.ts';

const count = z.int().positive();
const offset = z.int().nonnegative();
const tokens = z.array(z.string()).readonly();

/** A regular expression as text: a profile is data. */
const pattern = z.string().refine((text) => {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}, 'not a regular expression');

/** Where a value is: bytes of a fixed record, a position in a record (1-based), or a header cell with its synonyms. */
const column = z.union([
  z.strictObject({ at: z.tuple([offset, count]) }),
  z.strictObject({ position: count }),
  z.strictObject({
    header: z.array(z.string()).min(1).readonly(),
    nth: count.default(1),
    optional: z.boolean().default(false),
  }),
]);

const text = z.strictObject({
  column,
  empty: tokens.default([]),
  required: z.boolean().default(false),
  matches: pattern.optional(),
  /** Refused when longer; the widths of the ledger. */
  atMost: count.optional(),
});

/**
 * The sign of an amount (positive for what the merchant receives; of a fee, for what it pays):
 * - `as-written`; `reversed`: the file writes it the other way round
 * - `agrees-with-type`: as written, and held where it contradicts the kind of the transaction
 * - `by-type`: the file writes magnitudes, the kind of the transaction decides
 * - `prefix`: a byte before the digits; blank with zeros is none
 * - `column`: another column says it
 */
const sign = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('as-written') }),
  z.strictObject({ rule: z.literal('agrees-with-type') }),
  z.strictObject({ rule: z.literal('reversed') }),
  z.strictObject({ rule: z.literal('by-type') }),
  z.strictObject({ rule: z.literal('prefix'), plus: z.string().length(1), minus: z.string().length(1) }),
  z.strictObject({ rule: z.literal('column'), column, plus: tokens, minus: tokens }),
]);

const money = z.strictObject({
  column,
  /** Another column for one kind of transaction: WeChat states refunds in their own. */
  refundColumn: column.optional(),
  unit: z.enum(['fen', 'yuan']),
  sign,
  empty: tokens.default([]),
  subFen: z.enum(['refuse', 'round']).default('refuse'),
});

/** What a transaction is; `sign` of `by-type` amounts is minus for the last four. */
export const transactionKinds = {
  SALE: '消费',
  AUTH_COMPLETION: '预授权完成',
  REFUND: '退货',
  VOID: '消费撤销',
  AUTH_VOID: '预授权完成撤销',
  REVERSAL: '冲正',
} as const;

export type TransactionKind = keyof typeof transactionKinds;

const kinds = Object.keys(transactionKinds) as [TransactionKind, ...TransactionKind[]];

const moment = z.union([
  z.strictObject({ column, format: z.enum(momentFormats) }),
  z.strictObject({
    date: z.union([z.strictObject({ column, format: z.enum(dateFormats) }), z.literal('by-cutoff')]),
    time: z.strictObject({ column, format: z.enum(timeFormats) }),
  }),
]);

const clearingDate = z.union([
  z.strictObject({ column, format: z.enum(dateFormats) }),
  /** By the captures `d6` (yyMMdd) or `d8` (yyyyMMdd) of the file's name. */
  z.literal('file-name'),
  /** The transaction's date, or the next one from the cut-off on. */
  z.literal('by-cutoff'),
]);

const fields = z.strictObject({
  merchantNo: z.union([text, z.literal('file-name'), z.literal('header')]),
  applicationType: text.optional(),
  clearingDate,
  moment,
  terminalNo: text.optional(),
  card: text.optional(),
  /** `codes` undefined: as written. Several columns are joined by a blank before the look-up. */
  type: z.strictObject({
    columns: z.array(column).min(1),
    codes: z.record(z.string(), z.enum(kinds)).optional(),
  }),
  amount: money,
  /** One of both may be missing: it follows from the other. */
  fee: z.union([money, z.literal('none')]).optional(),
  net: money.optional(),
  traceNo: text.optional(),
  systemReferenceNo: text.optional(),
  channel: text.optional(),
  remark: text.optional(),
  remark1: text.optional(),
});

/**
 * A line that is no record. `line` is matched against the line as written, of a workbook against its cells joined by TAB. Its named
 * groups are totals (`amountFen` …, of `unit`), `merchant`, `date8`. `with` joins that many lines after it by line feeds.
 */
const mark = z.strictObject({
  as: z.enum(['header', 'trailer', 'skip', 'not-ready']),
  /** A cheap test before the pattern. */
  starts: z.string().optional(),
  line: pattern,
  with: offset.default(0),
  required: z.boolean().default(false),
  unit: z.enum(['fen', 'yuan']).default('yuan'),
  /** Totals that the sender may still correct. */
  provisional: z.array(z.enum(totalNames)).readonly().default([]),
});

const charset = z.enum(['utf-8', 'gb18030', 'either']);

const form = z.discriminatedUnion('kind', [
  /** `length` in bytes without the line break; `separators` are offsets that have to hold a space. */
  z.strictObject({
    kind: z.literal('fixed'),
    charset,
    length: count,
    separators: z.array(offset).readonly(),
  }),
  z.strictObject({
    kind: z.literal('delimited'),
    charset,
    by: z.string().min(1),
    quoting: z.enum(['none', 'rfc4180']),
    /** How many columns a record has; undefined where the header says it. */
    columns: count.optional(),
    /** Free text may hold the delimiter: surplus cells are joined at this position. */
    absorbAt: count.optional(),
    /** Cut off each cell before it is read, besides blanks and TABs. */
    strip: z.enum(['backtick']).optional(),
    /** A record ends with a delimiter. */
    trailing: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('sheet'), sheet: z.string().optional(), columns: count.optional() }),
]);

const member = z.strictObject({
  /** With the captures `merchant`, `d6`, `d8`, `part`. */
  name: pattern.optional(),
  presence: z.enum(['required', 'optional', 'many']),
  /** `errors`: every record waits for a person; `checked`: only their form is, the ledger doesn't keep them. */
  contents: z.enum(['rows', 'errors', 'totals', 'checked']),
  form,
  /** The record with the column names. Found by its content. */
  header: z
    .strictObject({
      find: z.array(z.string()).min(1).readonly(),
      within: count,
      /** Known columns that the ledger does not keep. */
      ignored: tokens.default([]),
      unknown: z.enum(['notice', 'refuse']).default('notice'),
    })
    .optional(),
  marks: z.array(mark).readonly().default([]),
  /** What a record's first cell looks like where the tail has no marks. The rest is tail, `atMost` lines of it. */
  tail: z.strictObject({ firstCell: pattern, atMost: count }).optional(),
  fields: fields.optional(),
  /** Columns with names or identity numbers: never shown, never kept. */
  private: z.boolean().default(false),
});

/** How the layout is known; shown to the operator. */
const grade = z.enum(['own', 'real-sample', 'published-table', 'one-source']);

export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9.-]+$/),
  version: z.string(),
  family: z.string(),
  grade,
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  effective: z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() }).default({}),
  /** Of the set, by role. */
  members: z.record(z.string(), member),
  /** When the day ends. */
  cutoff: z.string().regex(/^\d\d:\d\d:\d\d$/),
  /** How many days before and after its clearing date a transaction may be. */
  window: z.strictObject({ before: offset, after: offset }),
  /** The natural key: reports suspected doubles, decides nothing. */
  key: z
    .array(
      z.enum([
        'merchantNo',
        'terminalNo',
        'transactionType',
        'transactionAt',
        'amountFen',
        'traceNo',
        'systemReferenceNo',
        'maskedCardNo',
        'remark',
      ]),
    )
    .min(1),
  /** What the sender says instead of rows. */
  replies: z
    .array(
      z.strictObject({ matches: pattern, code: z.enum(['REPLY_NO_DATA', 'REPLY_NOT_READY', 'REPLY_ERROR']) }),
    )
    .readonly()
    .default([]),
});

export type Profile = z.infer<typeof profileSchema>;
export type ProfileSource = z.input<typeof profileSchema>;
export type MemberLayout = z.infer<typeof member>;
export type Column = z.infer<typeof column>;
export type TextField = z.infer<typeof text>;
export type MoneyField = z.infer<typeof money>;
export type SignRule = z.infer<typeof sign>;
export type RowFields = z.infer<typeof fields>;
export type Mark = z.infer<typeof mark>;
export type Form = z.infer<typeof form>;
