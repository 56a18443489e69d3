import type { MerchantRow } from '../domain/statement-csv.ts';

/** A statement's row as the interface tells it. */
export function statementRowJson({ maskedCardNo: cardNo, ...row }: MerchantRow) {
  return { ...row, cardNo };
}
