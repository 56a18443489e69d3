import type { StatementPeriod } from '../../domain/clearing/period.ts';
import { shanghaiDate } from '../../domain/shanghai-time.ts';
import type { StatementContent } from '../../domain/statements/statement-content.ts';
import type { ReplacedVersion } from '../../domain/statements/statement.ts';
import type { StatementSubjectRecord } from '../../db/sql/roster/subjects.ts';
import type { StatementSource } from '../../rendering/statement-source.ts';

/** What is printed about a statement besides its rows. */
export interface PrintedStatement {
  readonly subject: StatementSubjectRecord;
  readonly applicationTypeName: string;
  readonly memberNames: ReadonlyMap<string, string>;
  readonly period: StatementPeriod;
  readonly provisional: boolean;
  readonly version: number;
  readonly replaces?: ReplacedVersion | undefined;
  readonly producedAt: Date;
}

export function sourceOf(request: PrintedStatement, content: StatementContent): StatementSource {
  const { subjectType, subjectNo, name, branchName } = request.subject;
  const { totals } = content;
  const sections = content.sections.map((section) => ({
    ...section,
    merchantName: request.memberNames.get(section.merchantNo) ?? section.merchantName,
  }));
  const outline = {
    branchName,
    applicationTypeName: request.applicationTypeName,
    subject: { type: subjectType, no: subjectNo, name },
    period: request.period,
    version: request.version,
    ...(request.replaces && { replaces: request.replaces }),
    ...(request.provisional && { provisional: true }),
    producedOn: shanghaiDate(request.producedAt.getTime()),
    sections,
    totals,
  };
  return content.kind === 'streamed'
    ? { kind: 'streamed', outline, pages: content.pages, widest: content.widest }
    : { kind: 'in-memory', outline, pages: content.pages };
}
