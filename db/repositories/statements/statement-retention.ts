import { raw, type SqlEntityManager } from '@mikro-orm/sql';
import { retentionLimits } from '../../../domain/statements/retention.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { Statement } from '../../entities/statement.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

/** A statement whose files have been kept as long as they have to be. */
export interface ExpiredStatement {
  readonly id: string;
  readonly storageKeys: readonly string[];
  readonly bytes: number;
}

const statementsAPage = 200;

/** Finds statements whose files' time is over, and writes down that they were removed. The statements' rows stay. */
export function createStatementRetention(database: Database, vault: Pick<Vault, 'audit'>) {
  async function* expired(now: Date): AsyncGenerator<ExpiredStatement> {
    const { monthsEndedBefore, producedBefore } = retentionLimits(now);
    for (let last = ''; ;) {
      const em = database.em();
      const where = {
        id: { $gt: last },
        createdAt: { $lt: producedBefore },
        ...timeIsOver(database, monthsEndedBefore),
      };
      const page = { orderBy: { id: 'asc' }, limit: statementsAPage } as const;
      const ids = (await em.find(Statement, where, page)).map(({ id }) => id);
      yield* await withFiles(em, ids);
      if (ids.length < statementsAPage) return;
      last = ids.at(-1)!;
    }
  }

  return {
    /** In no order; may be removed while it is read. */
    expired,

    /** To be called when the files are gone: marks their rows, and leaves an audit row for each statement. */
    markRemoved: ({ id, storageKeys, bytes }: ExpiredStatement, actor: string, at: Date): Promise<void> =>
      inTransaction(database, async (em) => {
        await em.nativeUpdate(StatementFile, { statementId: id, removedAt: null }, { removedAt: at });
        const detail = { files: storageKeys.length, bytes };
        const event = { at, actor, action: 'statement.expire', target: `statement:${id}`, detail };
        await appendAuditEvent(em, vault, { ...event, causeKey: `statement.expire:${id}` });
      }),
  };
}

async function withFiles(em: SqlEntityManager, ids: readonly string[]): Promise<ExpiredStatement[]> {
  const files = await em.find(StatementFile, { statementId: { $in: [...ids] }, removedAt: null });
  return ids.map((id) => {
    const own = files.filter(({ statementId }) => statementId === id);
    return {
      id,
      storageKeys: own.map(({ storageKey }) => storageKey),
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  });
}

/** It has files, and is of an odd range or of a month that ended before that date. */
function timeIsOver({ kind }: Database, monthsEndedBefore: string) {
  const over = raw((alias) => {
    const [from, to] = [`${alias}.period_from`, `${alias}.period_to`];
    const last =
      kind === 'mysql' ? `last_day(${from})` : `date(${from}, 'start of month', '+1 month', '-1 day')`;
    return `(${to} < '${monthsEndedBefore}' or substr(${from}, 9, 2) <> '01' or ${to} <> ${last})
      and exists (select 1 from statement_file f where f.statement_id = ${alias}.id and f.removed_at is null)`;
  });
  return { [over]: [] };
}
