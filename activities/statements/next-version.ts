import { isDeepStrictEqual } from 'node:util';
import type { StatementInput } from '../../db/repositories/statements/production-inputs.ts';
import type {
  NewStatement,
  StatementHeading,
} from '../../db/repositories/statements/statement-publication.ts';
import type { StatementWanted } from '../../db/sql/statements/statement-spans.ts';
import type { Totals } from '../../domain/clearing/totals.ts';
import { statementIdOf } from './statement-id.ts';

/** One statement that is to be made. */
export interface StatementToProduce extends StatementWanted, Pick<StatementInput, 'latest' | 'ledger'> {
  readonly applicationTypeName: string;
  readonly memberNames: ReadonlyMap<string, string>;
  readonly provisional: boolean;
  readonly reissue: boolean;
}

/** The row of a statement's next version, without its files. */
export function nextVersionOf(
  request: StatementToProduce,
  totals: Totals,
  snapshotDigest: string,
): Omit<NewStatement, 'files'> {
  const { subject, applicationTypeCode, period, latest, provisional } = request;
  const { subjectType, subjectId, subjectNo } = subject;
  const statement = {
    subjectType,
    subjectId,
    subjectNo,
    applicationTypeCode,
    period,
    version: versionOf(request),
    supersedesId: latest?.id ?? null,
    provisional,
    totals,
    snapshotDigest,
    heading: headingOf(request),
  };
  return { ...statement, id: statementIdOf(statement) };
}

/**
 * The digest of rows that need no new version. Unchanged rows still need one if the newest version was provisional and
 * this one is not, if its files were removed at the end of their retention, or if its heading is to be corrected.
 */
export function currentDigestOf(request: StatementToProduce): string | undefined {
  const { latest, provisional, reissue } = request;
  if (!latest?.hasFiles) return undefined;
  if (reissue && !isDeepStrictEqual(latest.heading, headingOf(request))) return undefined;
  return provisional || !latest.provisional ? latest.snapshotDigest : undefined;
}

function headingOf({ subject, applicationTypeName }: StatementToProduce): StatementHeading {
  return { subjectName: subject.name, branchName: subject.branchName, applicationTypeName };
}

export function versionOf({ latest }: StatementToProduce): number {
  return (latest?.version ?? 0) + 1;
}
