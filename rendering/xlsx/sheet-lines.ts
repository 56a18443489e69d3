import type { StatementFact } from '../statement-layout.ts';
import type { SheetCell } from './sheet-cells.ts';

/** A sheet written from top to bottom. A writer of many lines waits for it to be drained after each few. */
export interface SheetLines {
  line(cells: readonly SheetCell[]): void;
  header(headers: readonly string[]): void;
  blank(): void;
  /** One line over all columns. */
  title(title: string): void;
  /** Three facts a line, each over its third of the sheet's width, so that a long name has room before it wraps. */
  facts(facts: readonly StatementFact[]): void;
  /** Resolves when there is room for more lines. */
  drained(): Promise<void>;
}
