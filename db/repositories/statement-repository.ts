import type { SubjectType, Totals } from '../../domain/statement.ts';
import type { StatementPeriod } from '../../domain/statement-period.ts';
import { Statement } from '../entities/statement.ts';
import { StatementFile } from '../entities/statement-file.ts';
import { StatementRun } from '../entities/statement-run.ts';
import type { Database } from '../orm.ts';
import { inSnapshot, inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { applicationTypesIn, type ApplicationTypeRecord, type LedgerOwner } from './ledger-totals.ts';
import { insertPublication, type NewStatementFile, type Publication } from './statement-publication.ts';
import { readStatementSnapshot, type StatementSnapshot } from './statement-snapshot.ts';
import { findStatementSubject, type StatementSubjectRecord } from './statement-subjects.ts';

export interface LatestStatement {
  readonly id: string;
  readonly version: number;
  readonly snapshotDigest: string;
  readonly totals: Totals;
  readonly provisional: boolean;
}

export interface StatementFileRecord extends NewStatementFile {
  readonly id: number;
}

/** Reads what a statement is made from and publishes it. */
export function createStatementRepository(database: Database, vault: Vault) {
  return {
    findSubject: (subjectType: SubjectType, subjectNo: string): Promise<StatementSubjectRecord | undefined> =>
      findStatementSubject(database.em(), subjectType, { subjectNo }),

    subjectById: (subjectType: SubjectType, id: number): Promise<StatementSubjectRecord | undefined> =>
      findStatementSubject(database.em(), subjectType, { id }),

    /** The application types with at least one transaction, in the order of the page. */
    applicationTypesIn: (subject: LedgerOwner, period: StatementPeriod): Promise<ApplicationTypeRecord[]> =>
      applicationTypesIn(database.em(), subject, period),

    /** Rows, totals and digest, all of the same state of the ledger. */
    readSnapshot: (
      subject: StatementSubjectRecord,
      applicationTypeCode: string,
      period: StatementPeriod,
    ): Promise<StatementSnapshot> =>
      inSnapshot(database, (em) => readStatementSnapshot(em, subject, applicationTypeCode, period)),

    /** Whether the month's run went on without all clearing files; then what is made of it is provisional too. */
    async isProvisional({ from }: StatementPeriod): Promise<boolean> {
      const run = { period: from.slice(0, 7), provisional: true };
      return (await database.em().count(StatementRun, run)) > 0;
    },

    /** The newest version there is. */
    async latest(
      { subjectType, subjectId }: LedgerOwner,
      applicationTypeCode: string,
      period: StatementPeriod,
    ): Promise<LatestStatement | undefined> {
      const key = {
        subjectType,
        subjectId,
        applicationTypeCode,
        periodFrom: period.from,
        periodTo: period.to,
      };
      const [newest] = await database.em().find(Statement, key, { orderBy: { version: 'desc' }, limit: 1 });
      if (!newest) return undefined;
      const { id, version, snapshotDigest, provisional, rowCount, amountFen, netFen, feeFen } = newest;
      const totals = { count: rowCount, amountFen, netFen, feeFen };
      return { id, version, snapshotDigest, totals, provisional };
    },

    /**
     * Publishes statements, queues their messages and finishes the run's item in one transaction.
     *
     * @throws AttemptFencedError when the item is finished or belongs to a later attempt: nothing is written then.
     */
    publish: (publication: Publication): Promise<void> =>
      inTransaction(database, (em) => insertPublication(em, vault, publication)),

    /** None when they were removed because their time was over. */
    async filesOf(statementId: string): Promise<StatementFileRecord[]> {
      const files = await database
        .em()
        .find(StatementFile, { statementId, removedAt: null }, { orderBy: { id: 'asc' } });
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
