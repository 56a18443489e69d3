import type { MailDelivery } from '../../../domain/statements/mail-delivery.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import type { Totals } from '../../../domain/clearing/totals.ts';
import type { SubjectType } from '../../../domain/subject.ts';

/** One statement: an application type of the subject and period. */
export interface ReadyStatement {
  readonly applicationTypeName: string;
  readonly version: number;
  /** The version that this one corrects and replaces; its presence makes the message a correction. */
  readonly supersedes?: number;
  /** Produced while clearing files were missing; a later version will replace it. */
  readonly provisional?: boolean;
  /** Whether the version that it replaces was provisional. */
  readonly completes?: boolean;
  /** What it has more than the version it replaces, negative for less; all 0 where only the heading was corrected. */
  readonly difference?: Totals;
  readonly totals: Totals;
}

export interface ReadyFile {
  readonly fileName: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface StatementReadyData {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly subjectName: string;
  readonly branchName: string;
  readonly period: StatementPeriod;
  readonly statements: readonly ReadyStatement[];
  readonly files: readonly ReadyFile[];
  /** Whether the files are attached or only in the portal: too large, or not wanted in the mail. */
  readonly delivery: MailDelivery;
  /** Path of the statements in the portal, without a token, since mail is forwarded. */
  readonly portalPath: string;
}
