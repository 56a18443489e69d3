import { type CsvRule, unguardedText } from './csv-text.ts';
import type { NamedMerchant } from '../clearing/totals.ts';
import type { Fen } from '../money.ts';
import { isAmountField, statementFields, type StatementRow } from '../clearing/ledger-row.ts';

/** A row of a statement with whose it is: a group's statement has those of several merchants. */
export interface MerchantRow extends StatementRow {
  readonly merchantNo: string;
}

export interface ReadStatementLine {
  readonly merchant: NamedMerchant;
  readonly row: MerchantRow;
}

/**
 * Reads back a line of a statement's CSV file: the guide's 14 columns, and in a group's file the merchant's number and
 * name before them. `own` is the merchant whose statement it is, where the lines don't say; `rule` is the file's own.
 *
 * @throws RangeError for a line that isn't of such a file.
 */
export function readStatementLine(line: string, own: NamedMerchant, rule: CsvRule): ReadStatementLine {
  const fields = fieldsOf(line);
  const leading = fields
    .splice(0, fields.length - statementFields.length)
    .map((field) => unguardedText(field, rule));
  if (fields.length !== statementFields.length) throw new RangeError('Not a line of a statement');
  const [merchantNo, merchantName] = leading;
  const merchant = merchantNo === undefined ? own : { merchantNo, merchantName: merchantName ?? '' };
  const values = statementFields.map((key, index) => {
    const field = fields[index]!;
    return [key, isAmountField(key) ? fenOf(field) : unguardedText(field, rule)] as const;
  });
  const row = Object.fromEntries(values) as unknown as StatementRow;
  return { merchant, row: { merchantNo: merchant.merchantNo, ...row } };
}

/** RFC 4180, but for line breaks within a field: the writer makes spaces of them. */
function fieldsOf(line: string): string[] {
  const found = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  // Unless the last field is empty, the pattern also finds the nothing behind it.
  const fields = line.endsWith(',') ? found : found.slice(0, -1);
  return fields.map((field) => {
    const text = field.replace(/,$/, '');
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  });
}

/** `-84.00` is -8400 fen, without a float on the way. */
function fenOf(yuan: string): Fen {
  if (!/^-?\d+\.\d{2}$/.test(yuan)) throw new RangeError('Not an amount');
  return Number(yuan.replace('.', ''));
}
