import type { StatementRecord } from '../../../db/queries/statements/statement-records.ts';
import { payoutOf } from '../../../domain/clearing/totals.ts';

/** A statement as JSON, with the URL of each file. */
export function statementJson(record: StatementRecord) {
  const { id, subjectType, subjectNo, subjectName, period, version, supersedesId, totals } = record;
  return {
    id,
    subjectType,
    subjectNo,
    subjectName,
    applicationType: { code: record.applicationTypeCode, name: record.applicationTypeName },
    period,
    version,
    ...(supersedesId && { supersedes: supersedesId }),
    ...(record.provisional && { provisional: true }),
    rows: totals.count,
    amountFen: totals.amountFen,
    netFen: totals.netFen,
    feeFen: totals.feeFen,
    payoutFen: payoutOf(totals),
    createdAt: record.createdAt.toISOString(),
    files: record.files.map(({ format, fileName, bytes, sha256 }) => ({
      format,
      fileName,
      bytes,
      sha256,
      href: `/api/v1/statements/${id}/files/${format}`,
    })),
  };
}
