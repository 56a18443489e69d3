import type { FindingCode, Findings } from '../domain/clearing/finding.ts';
import type { ControlTotal } from '../domain/clearing/control-total.ts';

/**
 * CHECKING → WAITING (for a person's yes) → LOADING → LOADED, and SUPERSEDED when its days were delivered again. REFUSED: the files can't be loaded as they are. CANCELLED and
 * EXPIRED: nobody said yes. Of the last three nothing is kept but the files and the summary, and the same files can be
 * imported again.
 */
export type ImportState =
  'CHECKING' | 'WAITING' | 'LOADING' | 'LOADED' | 'SUPERSEDED' | 'REFUSED' | 'CANCELLED' | 'EXPIRED';

export const endedImportStates: readonly ImportState[] = [
  'LOADED',
  'SUPERSEDED',
  'REFUSED',
  'CANCELLED',
  'EXPIRED',
];

/** Counts and whole fen of one application type on one day. */
export interface ImportedDay {
  readonly clearingDate: string;
  readonly applicationTypeCode: string;
  readonly rows: number;
  readonly amountFen: number;
  readonly feeFen: number;
  readonly netFen: number;
}

/** What a person says yes to; its digest travels with the confirmation. Numbers of merchants are listed up to a limit. */
export interface ImportSummary {
  /** Absent where none or several fit; then `findings` says so. */
  readonly profile?: { readonly id: string; readonly version: string; readonly grade: string };
  readonly rows: number;
  readonly held: number;
  readonly refunds: { readonly rows: number; readonly amountFen: number };
  readonly merchants: number;
  readonly unknownMerchants: { readonly count: number; readonly first: readonly string[] };
  readonly unknownApplicationTypes: readonly string[];
  readonly days: readonly ImportedDay[];
  readonly totals: readonly { readonly member: string; readonly totals: readonly StatedTotal[] }[];
  readonly findings: { readonly kept: Findings['kept']; readonly counts: Findings['counts'] };
  /** Against the delivery that it replaces: the same source, the same days. */
  readonly replaces?: { readonly setId: string; readonly added: number; readonly gone: number };
  /** Why it can't be confirmed; empty where it can. */
  readonly obstacles: readonly (
    FindingCode | 'MERCHANT_UNKNOWN' | 'APPLICATION_TYPE_UNKNOWN' | 'SET_OVERLAPS'
  )[];
}

/** A control total as JSON has it. */
export type StatedTotal = Omit<ControlTotal, 'stated' | 'counted'> & {
  readonly stated: string | null;
  readonly counted: string;
};

export interface ClearingImportInput {
  readonly setId: string;
}

export interface ImportChecked {
  readonly summaryDigest: string;
  /** The check has ended the import. */
  readonly refused: boolean;
  /** A person may say yes to it. */
  readonly confirmable: boolean;
}

/** An operator's order to an import; who and why are sealed under `inputId`. */
export interface ImportOrder {
  readonly inputId: string;
  readonly requestedBy: string;
}

export interface ImportConfirmation extends ImportOrder {
  /** Of the summary that the operator has seen. */
  readonly summaryDigest: string;
}

export interface ImportResult {
  readonly state: ImportState;
}
