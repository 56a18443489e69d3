import type { SqlEntityManager } from '@mikro-orm/sql';
import type { RunItemState } from '../../contracts/statements.ts';
import type { SubjectType, Totals } from '../../domain/statement.ts';
import type { StatementPeriod } from '../../domain/statement-period.ts';
import { Statement } from '../entities/statement.ts';
import { StatementFile } from '../entities/statement-file.ts';
import type { Vault } from '../vault.ts';
import { AttemptFencedError } from './attempt-fenced-error.ts';
import { finishRunItem } from './finish-run-item.ts';
import { insertOutboxMessages } from './insert-outbox-messages.ts';
import type { NewOutboxMessage } from './new-outbox-message.ts';

export interface NewStatementFile {
  readonly format: 'xlsx' | 'csv' | 'pdf';
  /** From 1; a large statement has several files of one format. */
  readonly part: number;
  readonly fileName: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface NewStatement {
  readonly id: string;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly applicationTypeCode: string;
  readonly period: StatementPeriod;
  readonly version: number;
  readonly supersedesId: string | null;
  readonly totals: Totals;
  readonly snapshotDigest: string;
  readonly files: readonly NewStatementFile[];
}

export interface Publication {
  readonly statements: readonly NewStatement[];
  /** They may name statements published here, or earlier ones, in `attachStatements`. */
  readonly messages: readonly NewOutboxMessage[];
  /** The item of a run that this finishes. */
  readonly item?: {
    readonly period: string;
    readonly ordinal: number;
    readonly attempt: number;
    readonly state: RunItemState;
    readonly errorCode?: string;
  };
  readonly now: Date;
}

/** Writes all of it; to be called within a transaction. @throws AttemptFencedError when the item is another's by now. */
export async function insertPublication(
  em: SqlEntityManager,
  vault: Vault,
  publication: Publication,
): Promise<void> {
  const { statements, messages, item, now } = publication;
  if (item && !(await finishRunItem(em, { ...item, now }))) {
    throw new AttemptFencedError(`Item ${item.ordinal} of ${item.period}`);
  }
  for (const statement of statements) await insertStatement(em, statement, now);
  await insertOutboxMessages(em, vault, messages, now);
}

async function insertStatement(em: SqlEntityManager, statement: NewStatement, now: Date): Promise<void> {
  const { id, subjectType, subjectId, subjectNo, applicationTypeCode, version, supersedesId } = statement;
  const { period, totals, snapshotDigest, files } = statement;
  await em.insert(Statement, {
    id,
    subjectType,
    subjectId,
    subjectNo,
    applicationTypeCode,
    periodFrom: period.from,
    periodTo: period.to,
    version,
    supersedesId,
    rowCount: totals.count,
    amountFen: totals.amountFen,
    netFen: totals.netFen,
    feeFen: totals.feeFen,
    snapshotDigest,
    createdAt: now,
  });
  const rows = files.map(({ format, part, fileName, storageKey, bytes, sha256 }) => ({
    statementId: id,
    format,
    part,
    fileName,
    storageKey,
    bytes,
    sha256,
  }));
  if (rows.length > 0) await em.insertMany(StatementFile, rows);
}
