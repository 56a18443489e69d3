import type { StatementContent } from '../../../domain/statements/statement-content.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Database } from '../../orm.ts';
import { inSnapshot, inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';
import {
  applicationTypesIn,
  type ApplicationTypeRecord,
  type LedgerOwner,
} from '../../sql/clearing/ledger-totals.ts';
import { insertPublications, type NewStatementFile, type Publication } from './statement-publication.ts';
import type { StatementWanted } from '../../sql/statements/statement-spans.ts';
import { withStatementContent } from './statement-snapshot.ts';
import { loadProductionInputs, type ProductionInput } from './production-inputs.ts';
import { findSubjectById, findSubjectByNo, type StatementSubjectRecord } from '../../sql/roster/subjects.ts';

export interface StatementFileRecord extends NewStatementFile {
  readonly id: number;
}

/** Reads what a statement is made from and publishes it. */
export function createStatementRepository(database: Database, vault: Vault) {
  return {
    findSubject: (subjectType: SubjectType, subjectNo: string): Promise<StatementSubjectRecord | undefined> =>
      findSubjectByNo(database.em(), subjectType, subjectNo),

    subjectById: (subjectType: SubjectType, id: number): Promise<StatementSubjectRecord | undefined> =>
      findSubjectById(database.em(), subjectType, id),

    /** The application types with at least one transaction, in the order of the page. */
    applicationTypesIn: (subject: LedgerOwner, period: StatementPeriod): Promise<ApplicationTypeRecord[]> =>
      applicationTypesIn(database.em(), subject, period),

    /** See {@link withStatementContent}. */
    withContent: <T>(wanted: StatementWanted, use: (content: StatementContent) => Promise<T>): Promise<T> =>
      withStatementContent(database, wanted, use),

    /** What is known of each before its statements are made, by {@link subjectKey}; who is not there has none. */
    productionInputs: (
      owners: readonly LedgerOwner[],
      period: StatementPeriod,
    ): Promise<Map<string, ProductionInput>> =>
      inSnapshot(database, (em) => loadProductionInputs(em, owners, period)),

    /** Publishes statements and queues their messages in one transaction. */
    publish: ({ now, ...publication }: Publication & { now: Date }): Promise<void> =>
      inTransaction(database, (em) => insertPublications(em, vault, [publication], now)),

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
