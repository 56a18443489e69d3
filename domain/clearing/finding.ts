/**
 * - `refusal`: the set can't be loaded.
 * - `held`: the record is set aside for a person.
 * - `question`: the record is read, but a person has to say yes.
 * - `notice`: for information.
 */
export type Severity = 'refusal' | 'held' | 'question' | 'notice';

/** The closed vocabulary of what a clearing file can have wrong. A code is stable for ever. */
export const findingSeverities = {
  // Containers
  FILE_EMPTY: 'refusal',
  FILE_UNREADABLE: 'refusal',
  ARCHIVE_DAMAGED: 'refusal',
  ARCHIVE_ENCRYPTED: 'refusal',
  ARCHIVE_NAME_UNSAFE: 'refusal',
  ARCHIVE_NESTED: 'refusal',
  ARCHIVE_RATIO: 'refusal',
  ARCHIVE_SIZE_FALSE: 'refusal',
  ARCHIVE_TOO_LARGE: 'refusal',
  ARCHIVE_TOO_MANY_ENTRIES: 'refusal',
  WORKBOOK_DAMAGED: 'refusal',
  WORKBOOK_TOO_LARGE: 'refusal',
  SHEET_MISSING: 'refusal',
  LINE_TOO_LONG: 'refusal',
  TOO_MANY_ROWS: 'refusal',
  // The format profile and the set
  PROFILE_NONE: 'question',
  PROFILE_AMBIGUOUS: 'question',
  MEMBER_MISSING: 'refusal',
  MEMBER_UNKNOWN: 'question',
  CLEARING_DATE_UNKNOWN: 'refusal',
  // What the sender says instead of a file
  REPLY_NO_DATA: 'question',
  REPLY_NOT_READY: 'refusal',
  REPLY_ERROR: 'refusal',
  // Structure
  HEADER_MISSING: 'refusal',
  COLUMN_MISSING: 'refusal',
  COLUMN_TWICE: 'question',
  COLUMN_UNKNOWN: 'notice',
  TRAILER_MISSING: 'refusal',
  RECORD_AFTER_TRAILER: 'refusal',
  LAST_LINE_CUT: 'refusal',
  LAST_LINE_UNENDED: 'question',
  RECORD_LENGTH: 'held',
  RECORD_COLUMNS: 'held',
  SEPARATOR_MISSING: 'held',
  QUOTE_MISPLACED: 'held',
  TEXT_UNDECODABLE: 'held',
  // Values
  VALUE_MISSING: 'held',
  VALUE_MALFORMED: 'held',
  DATE_INVALID: 'held',
  DATE_OUTSIDE_WINDOW: 'held',
  AFTER_CUTOFF: 'question',
  MONEY_INVALID: 'held',
  MONEY_NOT_WHOLE_FEN: 'held',
  SIGN_UNKNOWN: 'held',
  NET_DISAGREES: 'held',
  CODE_UNKNOWN: 'held',
  CARD_INVALID: 'held',
  CHARACTER_REFUSED: 'held',
  ERROR_RECORD: 'held',
  FEE_ROUNDED: 'notice',
  CARD_MASKED: 'notice',
  IDENTITY_REMOVED: 'notice',
  // Across records
  SUSPECTED_DOUBLE: 'question',
  MERCHANT_DIFFERS: 'question',
  TOTAL_DISAGREES: 'refusal',
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof findingSeverities;

/** Where something was found and what was there. `raw` is masked and short: never a card or identity number. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly member: string;
  /** 1-based; 0 where the finding concerns the whole member. */
  readonly line: number;
  /** Offset of the line's first byte in the member; -1 in a workbook. */
  readonly byte: number;
  readonly column: string;
  readonly raw: string;
}

/** The first findings in full, all of them counted. */
export interface Findings {
  readonly kept: readonly Finding[];
  readonly counts: Readonly<Partial<Record<FindingCode, number>>>;
}
