import type { ContactInput } from '../../domain/contact.ts';
import type { NewOutboxMessage } from '../../db/repositories/delivery/new-outbox-message.ts';
import type { SubjectType } from '../../domain/subject.ts';
import type { StatementSubjectRecord } from '../../db/sql/roster/subjects.ts';
import type { Locale } from '../../domain/locale.ts';
import type {
  ActivationDoneData,
  ActivationFinishedData,
  ActivationStartedData,
} from '../../messaging/templates/index.ts';

interface Notice {
  readonly activationId: string;
  readonly subject: {
    readonly subjectType: SubjectType;
    readonly subjectNo: string;
    readonly name: string;
  };
  readonly contact: ContactInput;
  readonly objectionToken: string;
  readonly now: Date;
}

/** Tells the contact on file that somebody who knows the details has begun. In Chinese: nobody has said what they read. */
export function activationStartedMessage(notice: Notice): NewOutboxMessage {
  const data: ActivationStartedData = { ...subjectData(notice), startedAt: notice.now.toISOString() };
  const dedupeKey = `activation-started:${notice.activationId}`;
  return { ...messageTo(notice), dedupeKey, template: 'activation-started', data };
}

/** Tells the contact on file that the account is there, when it is another address than the one that was proved. */
export function activationFinishedMessage(notice: Notice): NewOutboxMessage {
  const data: ActivationFinishedData = { ...subjectData(notice), activatedAt: notice.now.toISOString() };
  const dedupeKey = `activation-finished:${notice.activationId}`;
  return { ...messageTo(notice), dedupeKey, template: 'activation-finished', data };
}

function subjectData({ subject: { subjectType, subjectNo, name } }: Notice) {
  return { subjectType, subjectNo, subjectName: name };
}

function messageTo({ contact, objectionToken }: Notice) {
  return { ...contact, locale: 'zh-CN' as const, secret: { objectionToken } };
}

/** Tells the address that was just proved that the account is there. */
export function activationDoneMessage(done: {
  readonly activationId: string;
  readonly locale: Locale;
  readonly contact: ContactInput;
  readonly subject: StatementSubjectRecord;
  readonly now: Date;
}): NewOutboxMessage {
  const { subjectType, subjectNo, name } = done.subject;
  const data: ActivationDoneData = {
    subjectType,
    subjectNo,
    subjectName: name,
    channel: done.contact.channel,
    activatedAt: done.now.toISOString(),
  };
  const dedupeKey = `activation-done:${done.activationId}`;
  return { dedupeKey, template: 'activation-done', locale: done.locale, ...done.contact, data };
}
