import type { StatementModel, StatementSection } from '../domain/statement.ts';

/** One merchant's part without its rows. */
export type SectionOutline = Omit<StatementSection, 'rows'>;

/** A statement without its rows, which may be too many for the memory; any {@link StatementModel} is one. */
export interface StatementOutline extends Omit<StatementModel, 'sections'> {
  readonly sections: readonly SectionOutline[];
}
