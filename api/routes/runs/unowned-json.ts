import type { UnownedRows } from '../../../db/sql/clearing/unowned-rows.ts';

/** Rows of the ledger that get into no statement, where there are any, as the interface tells them. */
export function unownedJson({ unownedRows: rows, unownedMerchants: merchants }: UnownedRows) {
  return rows > 0 ? { unowned: { errorCode: 'LEDGER_UNOWNED' as const, rows, merchants } } : {};
}
