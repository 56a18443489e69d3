import fc from 'fast-check';
import type { ClearingRow } from '../../../domain/clearing/clearing-row.ts';

/** A row without its place in a file. */
export type LedgerRow = Omit<ClearingRow, 'member' | 'line'>;

/** A file as an acquirer would send it. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** How files of one format differ. */
export interface Variation {
  readonly lineEnd: '\r\n' | '\n';
  readonly byteOrderMark: boolean;
  /** Lines of prose before the column names, or of an empty sheet. */
  readonly prologue: number;
  /** Files that the rows are split into. */
  readonly parts: number;
}

/** Writes a ledger in one format. */
export interface FormatWriter {
  readonly profile: string;
  /** What of a row the format can say; the rest takes the form that it reads back as. */
  readonly carry: (row: LedgerRow, index: number, first: LedgerRow) => LedgerRow;
  readonly write: (
    rows: readonly LedgerRow[],
    variation: Variation,
  ) => Promise<WrittenFile[]> | WrittenFile[];
}

export const variations: fc.Arbitrary<Variation> = fc.record({
  lineEnd: fc.constantFrom('\r\n' as const, '\n' as const),
  byteOrderMark: fc.boolean(),
  prologue: fc.nat(20),
  parts: fc.integer({ min: 1, max: 3 }),
});

const words = [
  '丰瑞堂第三大药房',
  '百草汇',
  'Ph, armacy',
  '𠮷祥药店',
  '国大|药房',
  '朂',
  '',
  '医保',
] as const;
const merchants = ['951002001121025', '898310148160ABC', '951002001121026'] as const;

/** Days around a new year and a leap day among others. */
const clearingDates = [
  '2019-09-09',
  '2020-01-01',
  '2020-03-01',
  '2020-02-29',
  '2024-12-31',
  '2026-01-02',
] as const;

const ledgerRow: fc.Arbitrary<LedgerRow> = fc
  .record({
    merchantNo: fc.constantFrom(...merchants),
    clearingDate: fc.constantFrom(...clearingDates),
    before: fc.integer({ min: 0, max: 2 }),
    seconds: fc.integer({ min: 0, max: 82_799 }),
    terminal: fc.integer({ min: 1, max: 99_999_999 }),
    card: fc.tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 9_999 })),
    kind: fc.constantFrom('消费', '消费', '消费', '退货', '消费撤销'),
    amount: fc.oneof(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 9_999_999_999 })),
    rate: fc.integer({ min: 0, max: 100 }),
    trace: fc.integer({ min: 0, max: 999_999 }),
    serial: fc.integer({ min: 0, max: 99_999_999 }),
    remark: fc.constantFrom(...words),
    remark1: fc.constantFrom(...words),
  })
  .map(({ seconds, before, terminal, card, kind, amount, rate, trace, serial, ...row }) => {
    const sign = kind === '消费' ? 1n : -1n;
    const amountFen = BigInt(amount) * sign;
    const feeFen = (BigInt(amount) * BigInt(rate) * sign) / 10_000n;
    return {
      ...row,
      applicationType: 'PREPAID_CONVENIENCE',
      transactionDate: addDays(row.clearingDate, -before),
      transactionTime: timeOf(seconds),
      terminalNo: String(terminal).padStart(8, '0'),
      maskedCardNo: `6217${String(card[0]).padStart(4, '0').slice(0, 2)}******${String(card[1]).padStart(4, '0')}`,
      transactionType: kind,
      amountFen,
      feeFen,
      netFen: amountFen - feeFen,
      traceNo: String(trace).padStart(6, '0'),
      systemReferenceNo: `${String(serial).padStart(11, '0')}N`,
      channel: '',
    };
  });

/** A ledger without suspected doubles: each row's reference is its own. */
export const ledgers = fc
  .array(ledgerRow, { minLength: 1, maxLength: 40 })
  .map((rows) =>
    rows.map((row, index) => ({ ...row, systemReferenceNo: `${String(index + 10_000_000_000)}N` })),
  );

/** Fen as yuan, as most formats write it. */
export function yuan(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function magnitude(fen: bigint): bigint {
  return fen < 0n ? -fen : fen;
}

export function sum(rows: readonly LedgerRow[], name: 'amountFen' | 'feeFen' | 'netFen'): bigint {
  return rows.reduce((total, row) => total + row[name], 0n);
}

/** `rows` in at most `count` parts of about the same length. */
export function split<Row>(rows: readonly Row[], count: number): Row[][] {
  const size = Math.max(1, Math.ceil(rows.length / count));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

export const compact = (date: string) => date.replaceAll('-', '');
export const compactTime = (time: string) => time.replaceAll(':', '');

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(11, 19);
}

/** Joins lines to a file; each ends with the variation's line end. */
export function linesOf(
  lines: readonly string[],
  { lineEnd, byteOrderMark }: Variation,
  encode: (text: string) => Buffer = utf8,
): Buffer {
  const text = lines.map((line) => line + lineEnd).join('');
  const mark = byteOrderMark && encode === utf8 ? Buffer.from([0xef, 0xbb, 0xbf]) : Buffer.alloc(0);
  return Buffer.concat([mark, encode(text)]);
}

const utf8 = (text: string) => Buffer.from(text, 'utf8');
