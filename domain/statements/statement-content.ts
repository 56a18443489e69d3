import type { StatementPage } from './statement-page.ts';
import type { WidestValues } from '../clearing/ledger-row.ts';
import type { SectionOutline } from './statement.ts';
import type { LedgerFindings } from '../clearing/ledger-findings.ts';
import type { Totals } from '../clearing/totals.ts';

/** What one statement says, read from one state of the ledger; its rows are there to be gone over once. */
export type StatementContent = InMemoryContent | StreamedContent;

interface ContentOutline {
  /** By merchant number; merchants without a transaction have none. */
  readonly sections: readonly SectionOutline[];
  /** Summed by SQL; the writers sum the rows too and compare. */
  readonly totals: Totals;
  /** Complete when all rows have been gone over. */
  readonly findings: LedgerFindings;
}

/** Few rows, as nearly all statements have: in memory, so that the digest is known before anything is written. */
export interface InMemoryContent extends ContentOutline {
  readonly kind: 'in-memory';
  readonly pages: readonly StatementPage[];
  /** Hex SHA-256 over the canonical text of all rows: the same on every engine, and changed by any change of a row. */
  readonly digest: string;
}

/** Too many rows for the memory. Their digest is known only after a pass over all of them. */
export interface StreamedContent extends ContentOutline {
  readonly kind: 'streamed';
  readonly pages: AsyncIterable<StatementPage>;
  readonly widest: WidestValues;
}
