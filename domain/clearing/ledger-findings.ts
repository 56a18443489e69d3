/** What was found in the rows of a statement while they were read. */
export interface LedgerFindings {
  /** Clear card numbers that were masked before anything was written. */
  maskedCards: number;
}
