import type { RunCounts } from '../../contracts/runs.ts';
import type { Database } from '../../db/orm.ts';

/** What is known of a run from outside. */
export interface RunEvidence {
  readonly period: string;
  readonly database: Database;
  /** The folder of the file store. */
  readonly filesDir: string;
  /** What the operator is told. */
  readonly shown: { readonly state: string; readonly counts: RunCounts };
  /** What the relay has accepted. */
  readonly mails: readonly SentMail[];
  /** Whether a process was killed that may have been writing. */
  readonly killed: boolean;
}

export interface SentMail {
  readonly messageId: string;
  readonly to: readonly string[];
}
