import type { SectionOutline } from '../domain/statements/statement.ts';
import type { StatementRow } from '../domain/clearing/ledger-row.ts';

/** Takes a statement's rows page by page and writes them as they come: its memory does not grow with them. */
export interface RowWriter {
  /** Writes rows of a section, sections in the outline's order. Resolves when there is room for more. */
  write(section: SectionOutline, rows: readonly StatementRow[]): Promise<void>;
}
