import type { StatementContent } from '../../domain/statement-content.ts';
import type { SubjectType, Totals } from '../../domain/statement.ts';
import type { StatementPeriod } from '../../domain/statement-period.ts';
import { Statement } from '../entities/statement.ts';
import { StatementFile } from '../entities/statement-file.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { applicationTypesIn, type ApplicationTypeRecord, type LedgerOwner } from './ledger-totals.ts';
import { insertPublications, type NewStatementFile, type Publication } from './statement-publication.ts';
import { withStatementContent, type StatementWanted } from './statement-snapshot.ts';
import { findStatementSubject, type StatementSubjectRecord } from './statement-subjects.ts';

export interface LatestStatement {
  readonly id: string;
  readonly version: number;
  readonly snapshotDigest: string;
  readonly totals: Totals;
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

    /** See {@link withStatementContent}. */
    withContent: <T>(wanted: StatementWanted, use: (content: StatementContent) => Promise<T>): Promise<T> =>
      withStatementContent(database, wanted, use),

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
      const { id, version, snapshotDigest, rowCount, amountFen, netFen, feeFen } = newest;
      return { id, version, snapshotDigest, totals: { count: rowCount, amountFen, netFen, feeFen } };
    },

    /**
     * Publishes statements, queues their messages and finishes the run's item in one transaction.
     *
     * @throws AttemptFencedError when the item is finished or belongs to a later attempt: nothing is written then.
     */
    publish: ({ now, ...publication }: Publication & { now: Date }): Promise<void> =>
      inTransaction(database, (em) => insertPublications(em, vault, [publication], now)),

    /** The same for many in one transaction. @throws AttemptFencedError when one of the items is another's by now. */
    publishAll: (publications: readonly Publication[], now: Date): Promise<void> =>
      inTransaction(database, (em) => insertPublications(em, vault, publications, now)),

    async filesOf(statementId: string): Promise<StatementFileRecord[]> {
      const files = await database.em().find(StatementFile, { statementId }, { orderBy: { id: 'asc' } });
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
