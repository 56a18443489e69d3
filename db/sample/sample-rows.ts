import type { Totals } from '../../domain/clearing/totals.ts';
import type { StatementRow } from '../../domain/clearing/ledger-row.ts';

/** What is generated: plain data in the words of the field, without ids, ciphers or hashes of passwords. */
export interface SampleMerchant {
  readonly merchantNo: string;
  readonly name: string;
  readonly branchCode: string;
  readonly idNo: string;
  readonly licenceNo: string;
  /** E.164; null when none was left at signing. */
  readonly registeredPhone: string | null;
}

export interface SampleTerminal {
  readonly terminalNo: string;
  readonly merchantNo: string;
  readonly storeName: string;
}

export interface SampleTransaction extends StatementRow {
  readonly merchantNo: string;
  readonly applicationTypeCode: string;
}

export interface SampleClearingFile {
  readonly clearingDate: string;
  readonly applicationTypeCode: string;
  readonly fileName: string;
  /** Over the file's canonical text. */
  readonly sha256: string;
  readonly totals: Totals;
  /** In the order of the file: the first is line 1. */
  readonly transactions: readonly SampleTransaction[];
}

export interface SampleGroup {
  readonly groupNo: string;
  readonly name: string;
  readonly branchCode: string;
  readonly memberNos: readonly string[];
  /** The first clearing date on which the members belong to the group. */
  readonly validFrom: string;
}
