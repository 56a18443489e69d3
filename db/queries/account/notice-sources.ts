import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';
import { AuditEvent } from '../../entities/audit-event.ts';
import { Session } from '../../entities/session.ts';
import { Statement } from '../../entities/statement.ts';

export type NoticeKind =
  | 'STATEMENT_READY'
  | 'STATEMENT_CORRECTED'
  | 'PASSWORD_CHANGED'
  | 'CONTACT_CHANGED'
  | 'SECOND_FACTOR_CHANGED'
  | 'SIGNED_IN_ELSEWHERE';

export interface FoundNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly at: Date;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Whom notices are for, and from which session they are looked at. */
export interface NoticeReader {
  readonly accountId: number;
  readonly sessionId: string;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
}

/** Notices before an instant or, with `key`, also those of that very instant whose key is smaller. */
export interface Before {
  readonly at: Date;
  readonly key?: string;
}

/** One kind of notice, newest first. */
export interface NoticeSource {
  /** What its notices' ids begin with. */
  readonly prefix: string;
  find(before: Before | undefined, limit: number): Promise<FoundNotice[]>;
  countSince(since: Date): Promise<number>;
}

const kindOfAction: Readonly<Record<string, NoticeKind>> = {
  'password.changed': 'PASSWORD_CHANGED',
  'password.recovered': 'PASSWORD_CHANGED',
  'contact.added': 'CONTACT_CHANGED',
  'contact.replaced': 'CONTACT_CHANGED',
  'account.unbind': 'CONTACT_CHANGED',
  'second-factor.confirm': 'SECOND_FACTOR_CHANGED',
  'second-factor.remove': 'SECOND_FACTOR_CHANGED',
};

/** Notices are derived from existing rows. There is no notices table. */
export async function noticeSources(em: SqlEntityManager, reader: NoticeReader): Promise<NoticeSource[]> {
  const { userAgent = '' } = (await em.findOne(Session, reader.sessionId)) ?? {};
  return [ofStatements(em, reader), ofAudit(em, reader), ofSessions(em, reader, userAgent)];
}

function ofStatements(em: SqlEntityManager, { subjectType, subjectId }: NoticeReader): NoticeSource {
  const own = { subjectType, subjectId };
  return {
    prefix: 'statement',
    async find(before, limit) {
      const where = { $and: [own, earlier('createdAt', 'id', before)] };
      const orderBy = { createdAt: 'desc', id: 'desc' } as const;
      const found = await em.find(Statement, where, { orderBy, limit });
      return found.map(({ id, createdAt: at, version, subjectNo, applicationTypeCode, periodFrom }) => ({
        id: `statement:${id}`,
        kind: version > 1 ? 'STATEMENT_CORRECTED' : 'STATEMENT_READY',
        at,
        data: {
          statementId: id,
          month: periodFrom.slice(0, 7),
          applicationType: applicationTypeCode,
          subjectNo,
          version,
        },
      }));
    },
    countSince: (since) => em.count(Statement, { ...own, createdAt: { $gt: since } }),
  };
}

function ofAudit(em: SqlEntityManager, { accountId }: NoticeReader): NoticeSource {
  const own = {
    target: `account:${accountId}`,
    action: { $in: Object.keys(kindOfAction) },
    outcome: 'ACCEPTED' as const,
  };
  return {
    prefix: 'audit',
    async find(before, limit) {
      const where = { $and: [own, earlier('at', 'sequence', before, Number)] };
      const orderBy = { at: 'desc', sequence: 'desc' } as const;
      const found = await em.find(AuditEvent, where, { orderBy, limit });
      return found.map(({ sequence, action, at, detail }) => {
        const channel = detail['channel'];
        const data = channel === undefined ? {} : { channel };
        return { id: `audit:${sequence}`, kind: kindOfAction[action]!, at, data };
      });
    },
    countSince: (since) => em.count(AuditEvent, { ...own, at: { $gt: since } }),
  };
}

/** A program other than the one that asks: the same browser signing in again needs no notice. */
function ofSessions(em: SqlEntityManager, { accountId }: NoticeReader, userAgent: string): NoticeSource {
  const elsewhere = { actorType: 'account' as const, actorId: accountId, userAgent: { $ne: userAgent } };
  return {
    prefix: 'session',
    async find(before, limit) {
      const where = { $and: [elsewhere, earlier('createdAt', 'id', before)] };
      const orderBy = { createdAt: 'desc', id: 'desc' } as const;
      const found = await em.find(Session, where, { orderBy, limit });
      return found.map(({ id, createdAt: at, userAgent: by }) => ({
        id: `session:${id}`,
        kind: 'SIGNED_IN_ELSEWHERE',
        at,
        data: { userAgent: by },
      }));
    },
    countSince: (since) => em.count(Session, { ...elsewhere, createdAt: { $gt: since } }),
  };
}

function earlier(
  at: string,
  key: string,
  before: Before | undefined,
  keyOf: (text: string) => string | number = (text) => text,
): object {
  if (!before) return {};
  const sooner = { [at]: { $lt: before.at } };
  if (before.key === undefined) return sooner;
  return { $or: [sooner, { [at]: before.at, [key]: { $lt: keyOf(before.key) } }] };
}
