import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Totals } from '../../../domain/clearing/totals.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import type { StatementHeading } from './statement-publication.ts';
import { newestVersion } from '../../sql/statements/newest-version.ts';

export interface LatestStatement {
  readonly id: string;
  readonly version: number;
  readonly snapshotDigest: string;
  readonly totals: Totals;
  readonly provisional: boolean;
  /** Unknown of statements of earlier releases. */
  readonly heading: StatementHeading | undefined;
  /** Not when they were removed because their time was over. */
  readonly hasFiles: boolean;
}

interface OwnedStatement extends LatestStatement {
  readonly subjectId: number;
  readonly applicationTypeCode: string;
}

type SqlRow = Readonly<Record<string, string | number | null>>;

/** The newest versions of these subjects' statements of a period, of these application types; at least one of each. */
export async function latestStatements(
  em: SqlEntityManager,
  subjectType: SubjectType,
  subjectIds: readonly number[],
  applicationTypeCodes: readonly string[],
  { from, to }: StatementPeriod,
): Promise<OwnedStatement[]> {
  const rows = await em.execute<SqlRow[]>(
    `select s.subject_id, s.application_type_code, s.id, s.version, s.snapshot_digest,
        s.row_count, s.amount_fen, s.net_fen, s.fee_fen, s.provisional,
        s.subject_name, s.branch_name, s.application_type_name,
        exists (select 1 from statement_file f where f.statement_id = s.id and f.removed_at is null) as has_files
      from statement s where s.subject_type = ? and s.subject_id in (${subjectIds.map(() => '?').join()})
        and s.application_type_code in (${applicationTypeCodes.map(() => '?').join()})
        and s.period_from = ? and s.period_to = ? and ${newestVersion('s')}`,
    [subjectType, ...subjectIds, ...applicationTypeCodes, from, to],
  );
  return rows.map((row) => ({
    subjectId: Number(row['subject_id']),
    applicationTypeCode: String(row['application_type_code']),
    id: String(row['id']),
    version: Number(row['version']),
    snapshotDigest: String(row['snapshot_digest']),
    provisional: Number(row['provisional']) === 1,
    hasFiles: Number(row['has_files']) === 1,
    heading: headingOf(row),
    totals: {
      count: Number(row['row_count']),
      amountFen: Number(row['amount_fen']),
      netFen: Number(row['net_fen']),
      feeFen: Number(row['fee_fen']),
    },
  }));
}

function headingOf(row: SqlRow): StatementHeading | undefined {
  if (row['subject_name'] === null) return undefined;
  return {
    subjectName: String(row['subject_name']),
    branchName: String(row['branch_name']),
    applicationTypeName: String(row['application_type_name']),
  };
}
