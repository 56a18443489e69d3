import { standardText } from '../domain/standard-text.ts';

/** Columns with texts of other systems; what is hashed, compared or typed here stays as it was written. */
const foreign: ReadonlySet<string> = new Set([
  'name',
  'branch_name',
  'subject_name',
  'merchant_name',
  'transaction_type',
  'masked_card_no',
  'channel',
  'remark',
  'remark1',
]);

/**
 * The border between the database and everything that shows a text: old GBK code points become those of today, so
 * that a file, a page, a mail and a search say the same.
 */
export function standardizeRows(rows: readonly unknown[]): void {
  const columns = Object.keys(Object(rows[0]) as object).filter((column) => foreign.has(column));
  if (columns.length === 0) return;
  for (const row of rows as Record<string, unknown>[]) {
    for (const column of columns) {
      const value = row[column];
      if (typeof value === 'string') row[column] = standardText(value);
    }
  }
}
