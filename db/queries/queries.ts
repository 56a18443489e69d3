import type { Database } from '../orm.ts';
import type { Vault } from '../vault.ts';
import { createAccountQueries } from './account/account-queries.ts';
import { createCredentialQueries } from './account/credential-queries.ts';
import { createNoticeQueries } from './account/notice-queries.ts';
import { createSessionStatus } from './account/session-status.ts';
import { createTermsQueries } from './account/terms-queries.ts';
import { createObjectionQueries } from './activation/objection-queries.ts';
import { createAuditQueries } from './audit/audit-queries.ts';
import { createOutboxQueries } from './delivery/outbox-queries.ts';
import { createOperatorAccountQueries } from './operations/operator-account-queries.ts';
import { createSubjectQueries } from './roster/subject-queries.ts';
import { createSupportQueries } from './roster/support-queries.ts';
import { createRunAdmission } from './runs/run-admission.ts';
import { createMonthQueries } from './runs/month-queries.ts';
import { createRunQueries } from './runs/run-queries.ts';
import { createKeptFiles } from './statements/kept-files.ts';
import { createArchiveQueries } from './statements/statement-archive.ts';
import { createStatementManifests } from './statements/statement-manifest.ts';
import { createStatementMonths } from './statements/statement-months.ts';
import { createStatementPreview } from './statements/statement-preview.ts';
import { createStatementQueries } from './statements/statement-queries.ts';

export type Queries = ReturnType<typeof createQueries>;

/** All queries over one database; a process calls this once, where it starts. */
export function createQueries(database: Database, vault: Vault, clock: () => Date) {
  return {
    accounts: createAccountQueries(database),
    archivedFiles: createArchiveQueries(database),
    audit: createAuditQueries(database),
    credentials: createCredentialQueries(database, vault),
    keptFiles: createKeptFiles(database),
    months: createMonthQueries(database, clock),
    notices: createNoticeQueries(database),
    objections: createObjectionQueries(database),
    operatorAccounts: createOperatorAccountQueries(database, vault),
    outbox: createOutboxQueries(database, vault),
    /** Rejects when the database does not answer. */
    ping: (): Promise<unknown> => database.em().execute('select 1'),
    runAdmission: createRunAdmission(database),
    runs: createRunQueries(database),
    sessionStatus: createSessionStatus(database),
    statementManifest: createStatementManifests(database),
    statementMonths: createStatementMonths(database),
    statementPreview: createStatementPreview(database),
    statements: createStatementQueries(database, clock),
    subjects: createSubjectQueries(database),
    support: createSupportQueries(database),
    terms: createTermsQueries(database),
  };
}
