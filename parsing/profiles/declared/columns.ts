import type { Column } from '../profile.ts';

/** A column by the names its header may have. */
export const named = (...header: [string, ...string[]]) => ({ header });

/** A column that may be missing. */
export const optional = (...header: [string, ...string[]]) => ({ header, optional: true });

/** A column by its place in the record, counted from 1. */
export const nth = (position: number) => ({ position });

/** A column by its bytes. */
export const bytes = (start: number, length: number): Column => ({ at: [start, length] });

/** The offsets between fields of a fixed record: one space before each field but the first. */
export const separatorsBefore = (starts: readonly number[]) =>
  starts.filter((start) => start > 0).map((start) => start - 1);

/** An amount in yuan as a named group of a mark. */
export const yuan = (name: string) => `(?<${name}>-?[\\d,]*\\.?\\d+)`;

/** A count as a named group of a mark. */
export const counted = (name: string) => `(?<${name}>-?\\d+)`;
