import type { Column, MemberLayout } from '../profiles/profile.ts';
import type { Locate } from './cell-readers.ts';
import { cutsOf } from './records-of.ts';

export interface ColumnProblem {
  readonly code: 'COLUMN_MISSING' | 'COLUMN_TWICE';
  readonly column: string;
}

export interface LocatedColumns {
  readonly locate: Locate;
  readonly problems: readonly ColumnProblem[];
  /** The names that no column of the layout has; to be asked when all are located. */
  readonly unknown: () => string[];
}

/** Finds the columns of a layout; `header` holds the cells of the record with the column names. */
export function locateColumns(layout: MemberLayout, header: readonly string[]): LocatedColumns {
  const problems: ColumnProblem[] = [];
  const expected = new Set(layout.header?.ignored);
  const used = new Set<number>();
  const cuts = cutsOf(layout.fields);
  const locate: Locate = (column: Column) => {
    if ('at' in column)
      return cuts.findIndex(([start, length]) => start === column.at[0] && length === column.at[1]);
    if ('position' in column) return column.position - 1;
    const found = header.flatMap((name, index) => (column.header.includes(name) ? [index] : []));
    const index = found[column.nth - 1] ?? -1;
    if (index < 0 && !column.optional) problems.push({ code: 'COLUMN_MISSING', column: column.header[0]! });
    if (found.length > 1 && column.nth === 1) problems.push({ code: 'COLUMN_TWICE', column: header[index]! });
    found.forEach((at) => used.add(at));
    return index;
  };
  const unknown = () =>
    header.filter((name, index) => name !== '' && !used.has(index) && !expected.has(name));
  return { locate, problems, unknown };
}
