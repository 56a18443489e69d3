import type { FindingCode } from '../../domain/clearing/finding.ts';

/** A line or row of a member, cut into cells. */
export interface SourceRecord {
  readonly line: number;
  /** Offset of the first byte; -1 in a workbook. */
  readonly byte: number;
  readonly cells: readonly string[];
  /** Why it can't be read; then `cells` holds what is to be shown of it. */
  readonly problem?: FindingCode;
  /** Of a delimited line, as written. */
  readonly text?: string;
  /** The last line, without a line break behind it. */
  readonly cut?: boolean;
}
