import type { SubjectType } from '../../../domain/subject.ts';

/** A subject that an update makes the next versions of. */
export interface DueSubject {
  /** Undefined for one that has come since the month was planned. */
  readonly itemId: number | undefined;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  /** What it is due for: another value is another update. */
  readonly mark: string;
}
