import type { StatementPage } from '../domain/statements/statement-page.ts';
import type { WidestValues } from '../domain/clearing/ledger-row.ts';
import type { StatementOutline } from './statement-outline.ts';

/** A statement to be rendered: its outline, and its rows in pages that are gone over once. */
export type StatementSource = InMemorySource | StreamedSource;

/** All rows in memory. */
export interface InMemorySource {
  readonly kind: 'in-memory';
  readonly outline: StatementOutline;
  readonly pages: readonly StatementPage[];
}

/** More rows than the memory takes, whose widest values are known before. */
export interface StreamedSource {
  readonly kind: 'streamed';
  readonly outline: StatementOutline;
  readonly pages: AsyncIterable<StatementPage>;
  readonly widest: WidestValues;
}
