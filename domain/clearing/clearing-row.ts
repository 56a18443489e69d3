/** One transaction as a clearing file states it, checked and normalised. Dates are `YYYY-MM-DD`, times `HH:mm:ss`, Asia/Shanghai. */
export interface ClearingRow {
  /** Its identity within the file set: the member's name and the line (1-based; a row of a workbook's sheet). */
  readonly member: string;
  readonly line: number;
  readonly merchantNo: string;
  /** Empty where the format does not state it; then the source decides. */
  readonly applicationType: string;
  readonly clearingDate: string;
  readonly transactionDate: string;
  readonly transactionTime: string;
  readonly terminalNo: string;
  readonly maskedCardNo: string;
  readonly transactionType: string;
  /** Whole fen, negative when the merchant pays back. `netFen = amountFen - feeFen`. */
  readonly amountFen: bigint;
  readonly netFen: bigint;
  readonly feeFen: bigint;
  readonly traceNo: string;
  readonly systemReferenceNo: string;
  readonly channel: string;
  readonly remark: string;
  readonly remark1: string;
}
