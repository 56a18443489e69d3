import { randomUUID } from 'node:crypto';
import { type InferEntity, UniqueConstraintViolationException } from '@mikro-orm/core';
import { policy } from '../../../domain/policy.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { StatementRequest } from '../../entities/statement-request.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';

export interface NewStatementRequest {
  readonly accountId: number;
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
  readonly merchantNo?: string | undefined;
  readonly period: StatementPeriod;
  readonly workflowRunId: string;
  readonly now: Date;
}

export interface StatementRequestRecord extends Omit<NewStatementRequest, 'accountId' | 'now'> {
  readonly id: string;
  readonly requestedAt: Date;
  /** From then on nothing is known of it; what was produced stays. */
  readonly expiresAt: Date;
}

const { keptMs, listed } = policy.statementRequest;

/** What accounts have asked to be produced. The work itself is a workflow's; a row only says which one to ask. */
export function createStatementRequests(database: Database) {
  return {
    /** Answers the id; of two requests that one run serves the unique index makes one. */
    async keep(request: NewStatementRequest): Promise<string> {
      const { accountId, workflowRunId } = request;
      try {
        return await inTransaction(database, async (em) => {
          const gone = { accountId, requestedAt: { $lte: keptSince(request.now) } };
          await em.nativeDelete(StatementRequest, gone);
          const { period, now: requestedAt, merchantNo, ...rest } = request;
          const range = { periodFrom: period.from, periodTo: period.to, merchantNo: merchantNo ?? null };
          const id = randomUUID();
          await em.insert(StatementRequest, { id, ...rest, ...range, requestedAt });
          return id;
        });
      } catch (error) {
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
        return (await database.em().findOneOrFail(StatementRequest, { accountId, workflowRunId })).id;
      }
    },

    async find(id: string, accountId: number, now: Date): Promise<StatementRequestRecord | undefined> {
      const where = { id, accountId, requestedAt: { $gt: keptSince(now) } };
      const found = await database.em().findOne(StatementRequest, where);
      return found ? recordOf(found) : undefined;
    },

    /** The last ones of an account, newest first. */
    async list(accountId: number, now: Date): Promise<StatementRequestRecord[]> {
      const where = { accountId, requestedAt: { $gt: keptSince(now) } };
      const orderBy = { requestedAt: 'desc', id: 'desc' } as const;
      return (await database.em().find(StatementRequest, where, { orderBy, limit: listed })).map(recordOf);
    },
  };
}

function keptSince(now: Date): Date {
  return new Date(now.getTime() - keptMs);
}

function recordOf(row: InferEntity<typeof StatementRequest>): StatementRequestRecord {
  const { id, subjectType, subjectNo, merchantNo, periodFrom, periodTo, workflowRunId, requestedAt } = row;
  return {
    id,
    subjectType,
    subjectNo,
    ...(merchantNo && { merchantNo }),
    period: { from: periodFrom, to: periodTo },
    workflowRunId,
    requestedAt,
    expiresAt: new Date(requestedAt.getTime() + keptMs),
  };
}
