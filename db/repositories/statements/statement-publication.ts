import type { InferEntity } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { currentCsvRule } from '../../../domain/statements/csv-text.ts';
import type { FileFormat } from '../../../domain/statements/file-format.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { isBalanced, type Totals } from '../../../domain/clearing/totals.ts';
import type { ReplacedVersion } from '../../../domain/statements/statement.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { Statement } from '../../entities/statement.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import { insertOutboxMessages } from '../delivery/insert-outbox-messages.ts';
import type { NewOutboxMessage } from '../delivery/new-outbox-message.ts';

export interface NewStatementFile {
  readonly format: FileFormat;
  /** From 1; a large statement has several files of one format. */
  readonly part: number;
  readonly fileName: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a statement's title says, as it was issued. */
export interface StatementHeading {
  readonly subjectName: string;
  readonly branchName: string;
  readonly applicationTypeName: string;
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
  readonly heading?: StatementHeading;
  /** Made of a month that is not complete. */
  readonly provisional?: boolean;
  readonly files: readonly NewStatementFile[];
}

/** What became of one subject of a run, or of one production on demand. */
export interface Publication {
  readonly statements: readonly NewStatement[];
  /** They may name statements published here, or earlier ones, in `attachStatements`. */
  readonly messages: readonly NewOutboxMessage[];
}

export interface StatementFileRecord extends NewStatementFile {
  readonly id: number;
}

/** What a statement's files are made of again. */
export interface IssuedStatement {
  readonly applicationTypeCode: string;
  readonly version: number;
  readonly snapshotDigest: string;
  readonly provisional: boolean;
  readonly createdAt: Date;
  readonly replaces: ReplacedVersion | undefined;
  /** Undefined for statements of earlier releases. */
  readonly heading: StatementHeading | undefined;
}

export function createPublications(database: Database, vault: Vault) {
  return {
    /** Publishes statements and queues their messages in one transaction. */
    publish: ({ now, ...publication }: Publication & { now: Date }): Promise<void> =>
      inTransaction(database, (em) => insertPublications(em, vault, [publication], now)),

    /** A statement as it was issued; undefined when there is none. */
    async issued(id: string): Promise<IssuedStatement | undefined> {
      const found = await database.em().findOne(Statement, id);
      if (!found) return undefined;
      const { applicationTypeCode, version, snapshotDigest, provisional, createdAt, supersedesId } = found;
      const before = supersedesId ? await database.em().findOne(Statement, supersedesId) : null;
      const replaces = before ? { version: before.version, totals: totalsIn(before) } : undefined;
      const { subjectName, branchName, applicationTypeName } = found;
      const heading =
        subjectName && branchName && applicationTypeName
          ? { subjectName, branchName, applicationTypeName }
          : undefined;
      return { applicationTypeCode, version, snapshotDigest, provisional, createdAt, replaces, heading };
    },

    /** Empty when they were removed at the end of their retention. */
    async filesOf(statementId: string): Promise<StatementFileRecord[]> {
      const kept = { statementId, removedAt: null };
      const files = await database.em().find(StatementFile, kept, { orderBy: { id: 'asc' } });
      return files.map(({ id, format, part, fileName, storageKey, bytes, sha256 }) => ({
        id,
        format,
        part,
        fileName,
        storageKey,
        bytes,
        sha256,
      }));
    },
  };
}

function totalsIn({ rowCount: count, amountFen, netFen, feeFen }: InferEntity<typeof Statement>): Totals {
  return { count, amountFen, netFen, feeFen };
}

/**
 * Writes all of them with a few statements, however many they are; to be called within a transaction.
 */
export async function insertPublications(
  em: SqlEntityManager,
  vault: Vault,
  publications: readonly Publication[],
  now: Date,
): Promise<void> {
  await insertStatements(
    em,
    publications.flatMap(({ statements }) => statements),
    now,
  );
  await insertOutboxMessages(
    em,
    vault,
    publications.flatMap(({ messages }) => messages),
    now,
  );
}

async function insertStatements(
  em: SqlEntityManager,
  statements: readonly NewStatement[],
  now: Date,
): Promise<void> {
  if (statements.length === 0) return;
  if (!statements.every(({ totals }) => isBalanced(totals))) throw new BusinessError('TOTALS_DISAGREE');
  await em.insertMany(
    Statement,
    statements.map((statement) => statementRow(statement, now)),
  );
  const files = statements.flatMap(fileRows);
  if (files.length > 0) await em.insertMany(StatementFile, files);
}

function statementRow(statement: NewStatement, now: Date) {
  const { id, subjectType, subjectId, subjectNo, applicationTypeCode, version, supersedesId } = statement;
  const { period, totals, snapshotDigest, heading, provisional = false } = statement;
  return {
    id,
    subjectType,
    subjectId,
    subjectNo,
    applicationTypeCode,
    version,
    supersedesId,
    snapshotDigest,
    periodFrom: period.from,
    periodTo: period.to,
    rowCount: totals.count,
    amountFen: totals.amountFen,
    netFen: totals.netFen,
    feeFen: totals.feeFen,
    createdAt: now,
    provisional,
    ...heading,
  };
}

function fileRows({ id, files }: NewStatement) {
  return files.map(({ format, part, fileName, storageKey, bytes, sha256 }) => ({
    statementId: id,
    format,
    part,
    fileName,
    storageKey,
    bytes,
    sha256,
    csvRule: currentCsvRule,
  }));
}
