import { createHash } from 'node:crypto';
import { readableFormats } from '../../domain/statements/file-format.ts';
import type { StatementMail } from '../../contracts/delivery.ts';
import type { Recipients } from '../../db/repositories/statements/sealed-recipients.ts';
import type { NewOutboxMessage } from '../../db/repositories/delivery/new-outbox-message.ts';
import type { StatementSubjectRecord } from '../../db/sql/roster/subjects.ts';
import { mailDelivery } from '../../domain/statements/mail-delivery.ts';
import type { StatementPeriod } from '../../domain/clearing/period.ts';
import type { StatementReadyData } from '../../messaging/templates/index.ts';
import type { ProducedStatement } from './produce.ts';

/**
 * One message about all statements of a subject's period, to its first e-mail address or else its phone; none when
 * it has neither, or wants none. The files go along as long as they are small and wanted, otherwise the mail says
 * where they are.
 */
export function statementReadyMessages(ready: {
  readonly subject: StatementSubjectRecord;
  readonly period: StatementPeriod;
  readonly recipients: Recipients | undefined;
  readonly statements: readonly ProducedStatement[];
}): NewOutboxMessage[] {
  const { recipients, statements } = ready;
  const contact = recipients?.contacts.find(({ channel }) => channel === 'email') ?? recipients?.contacts[0];
  if (!recipients || !contact || recipients.statementMail === 'none') return [];
  const data = statementReadyData(ready, recipients.statementMail);
  const ids = statements.map(({ id }) => id);
  const dedupeKey = `statement-ready:${createHash('sha256').update(ids.toSorted().join()).digest('hex')}`;
  const attached =
    data.delivery === 'attached' && contact.channel === 'email' ? { attachStatements: ids } : {};
  return [
    { dedupeKey, template: 'statement-ready', locale: recipients.locale, ...contact, data, ...attached },
  ];
}

function statementReadyData(
  {
    subject,
    period,
    statements,
  }: {
    readonly subject: StatementSubjectRecord;
    readonly period: StatementPeriod;
    readonly statements: readonly ProducedStatement[];
  },
  preferred: Exclude<StatementMail, 'none'>,
): StatementReadyData {
  const files = statements.flatMap((statement) =>
    statement.files.filter(({ format }) => readableFormats.includes(format)),
  );
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return {
    subjectType: subject.subjectType,
    subjectNo: subject.subjectNo,
    subjectName: subject.name,
    branchName: subject.branchName,
    period,
    statements: statements.map(
      ({ applicationTypeName, version, supersedes, provisional, completes, difference, totals }) => ({
        applicationTypeName,
        version,
        totals,
        ...(supersedes && { supersedes }),
        ...(provisional && { provisional }),
        ...(completes && { completes }),
        ...(difference && { difference }),
      }),
    ),
    files: files.map(({ fileName, bytes: size, sha256 }) => ({ fileName, bytes: size, sha256 })),
    delivery: mailDelivery(bytes, preferred),
    portalPath: `/statements?from=${period.from}&to=${period.to}`,
  };
}
