import type { ClearingRow } from '../../domain/clearing/clearing-row.ts';
import type { Profile } from '../profiles/profile.ts';

/** What makes two rows look like one transaction by the profile. */
export function keyOf(row: ClearingRow, key: Profile['key']): string {
  let text = row.clearingDate;
  for (const name of key) {
    text += '\u0000';
    if (name === 'transactionAt') text += row.transactionDate + row.transactionTime;
    else text += String(row[name]);
  }
  return text;
}
