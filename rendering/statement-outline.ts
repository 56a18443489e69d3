import type { SectionOutline, StatementModel } from '../domain/statements/statement.ts';

export type { SectionOutline };

/** A statement without its rows, which may be too many for the memory; any {@link StatementModel} is one. */
export interface StatementOutline extends Omit<StatementModel, 'sections'> {
  readonly sections: readonly SectionOutline[];
}
