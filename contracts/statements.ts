import type { SubjectType } from '../domain/subject.ts';

export interface ProduceStatementInput {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly from: string;
  readonly to: string;
  readonly requestedBy: string;
  /** Puts back the lost or damaged files of this statement instead of producing another. */
  readonly repairs?: string;
}

/** One application type of an on-demand request. */
export interface ProduceTypeInput extends ProduceStatementInput {
  readonly applicationTypeCode: string;
}

/** In application types; `total` is 0 until they are known. */
export interface ProductionProgress {
  readonly done: number;
  readonly total: number;
}

export interface ProduceStatementResult {
  readonly statementIds: readonly string[];
}
